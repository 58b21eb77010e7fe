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

    /// <summary>How many records there are.</summary>
    public int Count => starts.Length;

    /// <summary>Opens a file and its index.</summary>
    /// <param name="path">The .rec file.</param>
    /// <exception cref="DataFormatException">The index or the file is damaged.</exception>
    public static RecordFile Open(string path)
    {
        string index = Path.ChangeExtension(path, ".idx");
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
        List<long> starts = [];
        WholeFile.Write(path, stream =>
        {
            RecordWriter writer = new(stream);
            foreach (ReadOnlyMemory<byte> record in records)
            {
                cancellation.ThrowIfCancellationRequested();
                starts.Add(writer.Write(record.Span));
            }
        });
        WholeFile.Write(Path.ChangeExtension(path, ".idx"), stream =>
        {
            using StreamWriter text = new(stream, leaveOpen: true) { NewLine = "\n" };
            for (int i = 0; i < starts.Count; i++) text.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{i}\t{starts[i]}"));
        });
        return starts.Count;
    }

    /// <summary>The bytes of a record, in memory of its own.</summary>
    /// <exception cref="DataFormatException">The file is damaged there.</exception>
    public byte[] Read(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        using HandleStream stream = new(file, starts[index], length);
        return new RecordReader(stream, path, starts[index]).TryRead(out ReadOnlySpan<byte> record) ? record.ToArray()
            : throw new DataFormatException(path, starts[index], $"ends at byte {DataFormatException.Number(length)}, before record {index}");
    }

    /// <inheritdoc/>
    public void Dispose() => file.Dispose();

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
