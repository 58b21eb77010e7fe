using System.Diagnostics;
using System.Globalization;
using Whetstone.Data;
using Whetstone.Vision;

// How many images a second come out of the loader, decoded and augmented as for ImageNet: random resized crop to 224, flip, normalised floats.
//   dotnet run -c Release --project bench/Loader -- FOLDER [SECONDS] [THREADS] [BATCH]
// Its twin is bench/Loader/loader_torch.py.
if (args.Length == 0)
{
    Console.Error.WriteLine("usage: Loader FOLDER [SECONDS] [THREADS] [BATCH]");
    return 1;
}
double seconds = args.Length > 1 ? double.Parse(args[1], CultureInfo.InvariantCulture) : 10;
int threads = args.Length > 2 ? int.Parse(args[2], CultureInfo.InvariantCulture) : 2, batch = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 64;
ThreadPool.SetMinThreads(threads, threads);
ThreadPool.SetMaxThreads(threads, threads);

string[] files = [.. Directory.EnumerateFiles(args[0], "*", SearchOption.AllDirectories)
    .Where(f => Path.GetExtension(f).ToUpperInvariant() is ".PNG" or ".JPG" or ".JPEG").Order(StringComparer.Ordinal)];
ItemSets sets = new Items<string>(files, args[0]).SplitNone().LabelConstant("image")
    .ReadImages(ImageNetTransforms.Training(), ImageNetTransforms.Evaluation());
BatchTransform[] transforms = [new ToFloat(), new Normalize(ImageNetTransforms.Mean, ImageNetTransforms.Std)];
DataLoader loader = new(sets.Train, batch, shuffle: true, lastBatch: LastBatch.Discard, seed: 1, transforms: transforms);

// The first batches compile the program and fill the file cache.
foreach (Batch warm in loader.Epoch(0).Take(5)) GC.KeepAlive(warm);
long images = 0;
var watch = Stopwatch.StartNew();
for (int epoch = 1; watch.Elapsed.TotalSeconds < seconds; epoch++)
    foreach (Batch next in loader.Epoch(epoch))
    {
        images += next.Size;
        if (watch.Elapsed.TotalSeconds >= seconds) break;
    }
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"whetstone: {files.Length} files, batch {batch}, {threads} threads: {images / watch.Elapsed.TotalSeconds:0} images/s"));
return 0;
