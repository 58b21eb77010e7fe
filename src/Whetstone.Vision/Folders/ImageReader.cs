using System.Collections.Concurrent;
using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Reads the images of a folder as tensors of one shape.</summary>
internal sealed class ImageReader
{
    private readonly ImageFolderOptions options;
    private readonly LabelledItems<string> files;
    private readonly CancellationToken cancellation;
    private readonly ConcurrentBag<BadImage> bad = [];
    private int done;

    public ImageReader(ImageFolderOptions options, LabelledItems<string> files, CancellationToken cancellation)
    {
        (this.options, this.files, this.cancellation) = (options, files, cancellation);
        Input = options.Input ?? First();
        if (Input.Rank != 3 || Input[0] is not (1 or 3) || Input.Size == 0) throw new ArgumentException($"images become [1 or 3, H, W]; got {Input}", nameof(options));
    }

    /// <summary>The shape of every image, [C, H, W].</summary>
    public Shape Input { get; }

    public IReadOnlyList<BadImage> Bad => [.. bad.OrderBy(b => b.Path, StringComparer.Ordinal)];

    public bool FitsMemory => Fits(Input.Size, files.Items.Train.Count, files.Items.Validation.Count, options.MostBytes);

    /// <summary>Whether both parts take no more than so many bytes together, and each fits into one array.</summary>
    internal static bool Fits(long bytes, int train, int validation, long mostBytes) =>
        bytes * (train + validation) <= mostBytes && bytes * Math.Max(train, validation) <= Array.MaxLength;

    private int All => (options.Augment is null || options.SkipBad ? files.Items.Train.Count : 0) + files.Items.Validation.Count;

    /// <summary>The images for training: decoded once, unless each time something else is to be made of them.</summary>
    public Dataset Train() => options.Augment is null ? InMemory(files.Items.Train) : OnDemand(files with { Items = files.Items with { Validation = [] } }).Train;

    /// <summary>The images of some files, decoded once.</summary>
    public LabelledImages InMemory(IReadOnlyList<string> paths)
    {
        int size = Input.Size;
        byte[] bytes = new byte[paths.Count * size];
        bool[] good = new bool[paths.Count];
        Each(paths, i => good[i] = Try(paths[i], image => ImageFile.Planes(Fitted(image), Input).CopyTo(bytes.AsSpan(i * size, size))));
        int[] kept = [.. Enumerable.Range(0, paths.Count).Where(i => good[i])];
        for (int k = 0; k < kept.Length; k++)
            if (kept[k] != k) bytes.AsSpan(kept[k] * size, size).CopyTo(bytes.AsSpan(k * size, size));
        long[] labels = [.. kept.Select(i => files.Labels.Of(paths[i]).Item<long>())];
        return new(Tensor.Of(kept.Length == paths.Count ? bytes : bytes[..(kept.Length * size)], [kept.Length, .. Input]), Tensor.Of(labels), files.Classes);
    }

    /// <summary>Both parts, decoded anew for every batch. Damaged files are found by decoding all of them once.</summary>
    public (Dataset Train, Dataset Test) OnDemand() => OnDemand(files);

    private (Dataset Train, Dataset Test) OnDemand(LabelledItems<string> usable)
    {
        if (options.SkipBad)
        {
            string[] all = [.. usable.Items.Train, .. usable.Items.Validation];
            Each(all, i => Try(all[i], _ => { }));
            HashSet<string> broken = [.. bad.Select(b => b.Path)];
            usable = usable with { Items = usable.Items with { Train = [.. usable.Items.Train.Where(f => !broken.Contains(f))], Validation = [.. usable.Items.Validation.Where(f => !broken.Contains(f))] } };
        }
        ItemSets sets = options.Augment is { } augment ? usable.Read((path, random) => ImageFile.Read(path, Input, augment, random, options.Decode), Plain) : usable.Read(Plain);
        return (sets.Train, sets.Validation);
    }

    private Tensor Plain(string path) => options.Fit is { } fit ? ImageFile.Read(path, Input, fit, new(0), options.Decode) : ImageFile.Read(path, Input);

    private Image Fitted(Image image) => options.Fit?.Apply(ImageFile.Solid(image), new(0)) ?? image;

    private Shape First()
    {
        foreach (string path in files.Items.Train)
            if (Image.TryLoad(path, out Image? image, out _)) return [image.Channels == 1 ? 1 : 3, image.Height, image.Width];
        throw new LabelException($"{files.Items.Root}: none of the {files.Items.Train.Count} images for training can be read");
    }

    private void Each(IReadOnlyList<string> paths, Action<int> action) => Parallel.For(0, paths.Count, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, i =>
    {
        action(i);
        int count = Interlocked.Increment(ref done);
        if (count % 64 == 0 || count == All) options.Progress?.Report((count, All));
    });

    private bool Try(string path, Action<Image> use)
    {
        if (!options.SkipBad)
        {
            use(Decode(path));
            return true;
        }
        if (Image.TryLoad(path, out Image? image, out string? problem, Size))
        {
            use(image);
            return true;
        }
        bad.Add(new(path, problem));
        return false;
    }

    private DecodeOptions? Size => options.Fit is not null ? options.Decode : new() { AtLeast = (Input[1], Input[2]) };

    private Image Decode(string path) => Image.Load(path, Size);
}
