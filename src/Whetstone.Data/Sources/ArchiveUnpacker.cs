using System.Formats.Tar;
using System.IO.Compression;

namespace Whetstone.Data;

/// <summary>Unpacks archives (.tar, .tar.gz, .zip) into one folder. Whatever they claim, nothing is written outside of it, and no more than is allowed.</summary>
/// <param name="target">The folder.</param>
/// <param name="mostBytes">How much the archives may hold in all.</param>
internal sealed class ArchiveUnpacker(string target, long mostBytes)
{
    private const int ChunkBytes = 1 << 17, MostFiles = 1_000_000;

    private readonly byte[] chunk = new byte[ChunkBytes];
    private long bytes;
    private int files;

    /// <summary>Unpacks one archive; its first bytes say of which kind it is. Links are left out.</summary>
    /// <exception cref="DataFormatException">It is damaged, holds more than is allowed, or names a file outside of the folder.</exception>
    public async Task UnpackAsync(string archive, CancellationToken cancellation)
    {
        try
        {
            using FileStream content = FileCheck.OpenRead(archive);
            if (IsZip(content)) await UnpackZipAsync(content, cancellation).ConfigureAwait(false);
            else await UnpackTarAsync(content, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new DataFormatException(archive, 0, $"cannot be unpacked: {error.Message}", inner: error);
        }
    }

    private async Task UnpackTarAsync(FileStream content, CancellationToken cancellation)
    {
        using Stream unpacked = Unpacking.Open(content, out _);
        using TarReader reader = new(unpacked);
        while (await reader.GetNextEntryAsync(cancellationToken: cancellation).ConfigureAwait(false) is { } entry)
            if (entry.EntryType is TarEntryType.RegularFile or TarEntryType.V7RegularFile)
                await WriteAsync(entry.Name, entry.DataStream ?? Stream.Null, cancellation).ConfigureAwait(false);
    }

    private async Task UnpackZipAsync(FileStream content, CancellationToken cancellation)
    {
        using ZipArchive archive = new(content, ZipArchiveMode.Read);
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            // Folders are entries too, without a name after their slash.
            if (entry.Name.Length == 0) continue;
            using Stream file = entry.Open();
            await WriteAsync(entry.FullName, file, cancellation).ConfigureAwait(false);
        }
    }

    private async Task WriteAsync(string name, Stream content, CancellationToken cancellation)
    {
        if (++files > MostFiles) throw new InvalidDataException($"it holds more than {DataFormatException.Number(MostFiles)} files");
        string path = Inside(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None, 1);
        while (await content.ReadAsync(chunk, cancellation).ConfigureAwait(false) is > 0 and int read)
        {
            bytes += read;
            if (bytes > mostBytes) throw new InvalidDataException($"it holds more than {DataFormatException.Number(mostBytes)} bytes");
            await file.WriteAsync(chunk.AsMemory(0, read), cancellation).ConfigureAwait(false);
        }
    }

    private string Inside(string name)
    {
        string root = Path.GetFullPath(target) + Path.DirectorySeparatorChar, path = name.Contains('\0', StringComparison.Ordinal) ? "" : Path.GetFullPath(Path.Combine(root, name));
        return path.StartsWith(root, StringComparison.Ordinal) ? path : throw new InvalidDataException($"its file {name} would be outside of the folder");
    }

    private static bool IsZip(FileStream content)
    {
        Span<byte> first = stackalloc byte[2];
        bool zip = content.ReadAtLeast(first, 2, throwOnEndOfStream: false) == 2 && first[0] == 'P' && first[1] == 'K';
        content.Position = 0;
        return zip;
    }
}
