using System.Diagnostics;
using System.Globalization;
using Whetstone;
using Whetstone.Data;
using Whetstone.Vision;

// Writes a RecordIO file of many small images, then reads it in three ways: records one behind the other, records by chunks in random
// order, and images decoded by a loader. Tells the rate and the resident memory on the way, which must not grow.
//   dotnet run -c Release --project bench/Records [-- RECORDS [FOLDER]]
int count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 100_000;
string folder = args.Length > 1 ? args[1] : Path.GetTempPath();
string path = Path.Combine(folder, $"whetstone-bench-{Environment.ProcessId}.rec");
try
{
    byte[][] images = Pictures.Encoded(1000, side: 64);
    Report write = new("write", count);
    RecordFile.Write(path, Enumerable.Range(0, count).Select(i =>
    {
        byte[] record = new LabelledRecord([i % 10], (ulong)i, 0, images[i % images.Length]).Pack();
        write.Add(record.Length);
        return new ReadOnlyMemory<byte>(record);
    }));
    Sequential();
    Shuffled();
    Decoded();
}
finally
{
    File.Delete(path);
    File.Delete(Path.ChangeExtension(path, ".idx"));
}

void Sequential()
{
    Report report = new("read in order", count);
    using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 17);
    RecordReader reader = new(stream, path);
    while (reader.TryRead(out ReadOnlySpan<byte> record)) report.Add(record.Length);
}

void Shuffled()
{
    Report report = new("read by chunks", count);
    using RecordFile file = RecordFile.Open(path);
    foreach (int index in new ChunkSampler(count, 256, 16, seed: 1).Indices(0)) report.Add(file.Read(index).Length);
}

void Decoded()
{
    Report report = new("decode, shuffled", count);
    using ImageRecords records = ImageRecords.Open(path);
    foreach (Batch batch in new DataLoader(records, 100, shuffle: true, seed: 1).Epoch(0))
        for (int i = 0; i < batch.Size; i++) report.Add(3 * 64 * 64);
}

/// <summary>Counts, and prints rate and memory at a tenth, half and the end.</summary>
internal sealed class Report(string what, int all)
{
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private long done, bytes;

    public void Add(int size)
    {
        done++;
        bytes += size;
        if (done != all / 10 && done != all / 2 && done != all) return;
        double seconds = watch.Elapsed.TotalSeconds;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{what,-18} {100 * done / all,4} %  {done / seconds,10:N0} records/s  {bytes / seconds / 1e6,8:N1} MB/s  {Environment.WorkingSet / 1e6,7:N1} MB resident"));
    }
}

/// <summary>Images to fill a file with.</summary>
internal static class Pictures
{
    /// <summary>Different images of smooth shapes with some noise, as JPEG files where the library is, else as PNG files.</summary>
    public static byte[][] Encoded(int count, int side)
    {
        string format = JpegLibrary.IsAvailable ? ".jpg" : ".png";
        byte[][] files = new byte[count][];
        Parallel.For(0, count, i =>
        {
            Random random = new(i);
            byte[] pixels = new byte[side * side * 3];
            for (int p = 0; p < pixels.Length; p++) pixels[p] = (byte)(128 + 80 * Math.Sin((p / 3 % side + i) * 0.2) + 40 * Math.Cos(p / 3 / side * 0.1 * (i % 7 + 1)) + random.Next(8));
            files[i] = new Image(side, side, 3, pixels).Encode(format, new() { JpegQuality = 95 });
        });
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} images {format}, {files.Average(f => f.Length):N0} bytes each on average"));
        return files;
    }
}
