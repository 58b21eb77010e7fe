using System.Globalization;
using Microsoft.Win32.SafeHandles;

namespace Whetstone.Data;

/// <summary>A RecordIO file with random access, by the index beside it (.idx) or one made by a walk over the file. Several threads may read at once.</summary>
public sealed class RecordFile : IDisposable
{
    private readonly string path;
    private readonly SafeFileHandle file;
    private readonly long[] starts;
    private readonly long length;

    private RecordFile(string path, SafeFileHandle file, long[] starts) => (this.path, this.file, this.starts, length) = (path, file, starts, RandomAccess.GetLength(file));

    /// <summary>The file.</summary>
    public string Path => path;

    /// <summary>How many records there are.</summary>
    public int Count => starts.Length;

    /// <summary>Opens a file and its index.</summary>
    /// <param name="path">The .rec file.</param>
    /// <exception cref="DataFormatException">The index or the file is damaged.</exception>
    public static RecordFile Open(string path)
    {
        string index = System.IO.Path.ChangeExtension(path, ".idx");
        long[] starts = File.Exists(index) ? ReadIndex(index, new FileInfo(path).Length) : Walk(path);
        return new(path, File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.RandomAccess), starts);
    }

    /// <summary>Writes records and their index, each file whole or not at all.</summary>
    /// <param name="path">The .rec file; the index lies beside it as .idx, its keys counted from 0.</param>
    /// <param name="records">The records; a buffer may be used again for the next.</param>
    /// <param name="cancellation">Ends the writing; nothing remains.</param>
    /// <returns>How many records were written.</returns>
    public static int Write(string path, IEnumerable<ReadOnlyMemory<byte>> records, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        return Write(path, records.Select((record, i) => ((long)i, record)), cancellation);
    }

    /// <summary>The same with keys of one's own in the index.</summary>
    /// <param name="path">The .rec file.</param>
    /// <param name="records">Keys and records; a buffer may be used again for the next.</param>
    /// <param name="cancellation">Ends the writing; nothing remains.</param>
    public static int Write(string path, IEnumerable<(long Key, ReadOnlyMemory<byte> Bytes)> records, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        string index = System.IO.Path.ChangeExtension(path, ".idx");
        List<(long Key, long Start)> entries = [];
        WholeFile.Write(path, stream =>
        {
            RecordWriter writer = new(stream);
            foreach ((long key, ReadOnlyMemory<byte> record) in records)
            {
                cancellation.ThrowIfCancellationRequested();
                entries.Add((key, writer.Write(record.Span)));
            }
            // The index of an older file must never lie beside the new one; without any, the file can still be read.
            File.Delete(index);
        });
        WholeFile.Write(index, stream =>
        {
            using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
            foreach ((long key, long start) in entries) text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{key}\t{start}"));
        });
        return entries.Count;
    }

    /// <summary>The bytes of a record, in memory of its own.</summary>
    /// <exception cref="DataFormatException">The file is damaged there.</exception>
    public byte[] Read(int index) => Read(index, int.MaxValue);

    /// <summary>The first bytes of a record, at most <paramref name="most"/>: to look at labels without reading images.</summary>
    /// <exception cref="DataFormatException">The file is damaged there.</exception>
    public byte[] ReadStart(int index, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(most);
        return Read(index, most);
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

    private byte[] Read(int index, int most)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        using HandleStream stream = new(file, starts[index], length, most);
        return new RecordReader(stream, path, starts[index]).TryRead(out ReadOnlySpan<byte> record, most) ? record.ToArray()
            : throw new DataFormatException(path, starts[index], $"ends at byte {DataFormatException.Number(length)}, before record {index}");
    }

    private static long[] Walk(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 12);
        RecordReader reader = new(stream, path);
        List<long> starts = [];
        for (long start = 0; reader.TrySkip(); start = reader.Position) starts.Add(start);
        return [.. starts];
    }

    private static long[] ReadIndex(string path, long bytes)
    {
        List<(long Key, long Start)> entries = [];
        foreach (string line in File.ReadLines(path))
        {
            string[] parts = line.Split('\t');
            if (parts.Length != 2 || !long.TryParse(parts[0], CultureInfo.InvariantCulture, out long key) || !long.TryParse(parts[1], CultureInfo.InvariantCulture, out long start))
                throw new DataFormatException(path, 0, $"line {entries.Count + 1} is not a key, a tab and an offset: '{(line.Length > 40 ? line[..40] : line)}'", "delete it to have it made anew");
            if (start < 0 || start >= bytes)
                throw new DataFormatException(path, 0, $"line {entries.Count + 1} says byte {start}, but the file of records has {DataFormatException.Number(bytes)}", "delete it to have it made anew");
            entries.Add((key, start));
        }
        return [.. entries.Select(e => e.Start)];
    }
}
