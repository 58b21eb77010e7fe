using System.IO.Compression;

namespace Whetstone.Weights;

/// <summary>A zip archive whose names and sizes were checked before anything of it is read. Nothing of it is ever written to disk.</summary>
internal sealed class CheckedArchive : IDisposable
{
    // Deflate cannot make more than this of a byte.
    private const int MaxRatio = 1032;
    private const int MaxEntries = 1 << 20;

    private readonly string path;
    private readonly ZipArchive archive;
    private readonly OrderedDictionary<string, ZipArchiveEntry> entries = [];

    /// <exception cref="WeightFileException">The archive is damaged or hostile.</exception>
    internal CheckedArchive(string path, Stream stream)
    {
        this.path = path;
        long bytes = stream.Length;
        try
        {
            archive = new(stream, ZipArchiveMode.Read, leaveOpen: true);
            if (archive.Entries.Count > MaxEntries) throw new WeightFileException(path, 0, $"the archive has {archive.Entries.Count:N0} entries; at most {MaxEntries:N0} are read");
            foreach (ZipArchiveEntry entry in archive.Entries) Add(entry, ref bytes);
        }
        catch (Exception error) when (error is InvalidDataException or ArgumentException or OverflowException or EndOfStreamException)
        {
            archive?.Dispose();
            throw new WeightFileException(path, 0, $"the zip archive is damaged: {error.Message}");
        }
    }

    /// <summary>The names of all entries, in order.</summary>
    internal IEnumerable<string> Names => entries.Keys;

    public void Dispose() => archive.Dispose();

    /// <summary>The bytes of an entry.</summary>
    /// <exception cref="WeightFileException">There is none of the name.</exception>
    internal WeightBytes Open(string name)
    {
        if (!entries.TryGetValue(name, out ZipArchiveEntry? entry)) throw new WeightFileException(path, 0, $"the archive has no entry {name}");
        try
        {
            return new($"{path} ({name})", new CheckedEntry(entry.Open(), entry.Crc32) { Bytes = entry.Length }, entry.Length);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            throw new WeightFileException($"{path} ({name})", 0, $"cannot be unpacked: {error.Message}");
        }
    }

    /// <summary>Whether someone who unpacked an entry of this name could write elsewhere.</summary>
    internal static bool LeadsOut(string name) =>
        name.Contains('\0') || name.Contains('\\') || name.StartsWith('/') || name.Contains(':') || name.Split('/').Contains("..");

    // Sizes are only claimed; together the entries cannot be packed into more than the file, nor each unpack to more than its part allows.
    private void Add(ZipArchiveEntry entry, ref long bytes)
    {
        string name = entry.FullName;
        if (LeadsOut(name))
            throw new WeightFileException(path, 0, $"refused: the archive has an entry '{Shown(name)}', whose name leads out of it");
        if (entry.CompressedLength < 0 || (bytes -= entry.CompressedLength) < 0) throw new WeightFileException(path, 0, $"the entries of the archive overlap, or {Shown(name)} claims {entry.CompressedLength:N0} bytes that the file does not have");
        if (entry.Length < 0 || entry.Length > (entry.CompressedLength + 1) * MaxRatio) throw new WeightFileException(path, 0, $"the entry {Shown(name)} claims to unpack to {entry.Length:N0} bytes from {entry.CompressedLength:N0}, which is impossible");
        if (!entries.TryAdd(name, entry)) throw new WeightFileException(path, 0, $"the archive has two entries {Shown(name)}");
    }

    private static string Shown(string name) => new([.. name.Take(80).Select(c => char.IsControl(c) ? '?' : c)]);
}
