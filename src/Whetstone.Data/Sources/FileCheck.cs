using System.Security.Cryptography;

namespace Whetstone.Data;

/// <summary>Compares content with what is published about it, while it is read and, if wanted, written elsewhere.</summary>
internal static class FileCheck
{
    private const int ChunkBytes = 1 << 18;

    /// <summary>Whether the unpacked file at <paramref name="path"/> is the one that is meant; false too when there is none.</summary>
    public static async Task<bool> IsRightAsync(DataSetFile file, string path, CancellationToken cancellation)
    {
        var info = new FileInfo(path);
        if (!info.Exists || (file.Bytes is { } bytes && info.Length != bytes)) return false;
        try
        {
            return await DefectAsync(file, path, cancellation).ConfigureAwait(false) is null;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
    }

    /// <summary>What is wrong with the unpacked file at <paramref name="path"/>, hashes included; null if it is the one that is meant.</summary>
    public static async Task<string?> DefectAsync(DataSetFile file, string path, CancellationToken cancellation)
    {
        try
        {
            using var content = OpenRead(path);
            await CopyAsync(file, content, Stream.Null, path, cancellation).ConfigureAwait(false);
            return null;
        }
        catch (DataFormatException e)
        {
            return e.Message;
        }
    }

    /// <summary>Copies the unpacked content to <paramref name="target"/> and checks it on the way.</summary>
    /// <exception cref="DataFormatException">The content is not that of <paramref name="file"/>; ignore what was written.</exception>
    public static async Task CopyAsync(DataSetFile file, Stream content, Stream target, string origin, CancellationToken cancellation)
    {
        var hashes = file.Hashes.Select(h => h.Begin()).ToArray();
        try
        {
            long bytes = 0;
            var chunk = new byte[ChunkBytes];
            while (await ReadAsync(file, content, chunk, bytes, origin, cancellation).ConfigureAwait(false) is > 0 and int read)
            {
                bytes += read;
                // Stopping here bounds what a hostile or wrong source can make us unpack.
                if (bytes > file.MostBytes) throw Wrong(file, bytes, $"is longer than the {DataFormatException.Number(file.MostBytes)} bytes expected{(file.Bytes is null ? " at most" : "")}", origin);
                foreach (var hash in hashes) hash.AppendData(chunk, 0, read);
                await target.WriteAsync(chunk.AsMemory(0, read), cancellation).ConfigureAwait(false);
            }
            if (file.Bytes is { } expected && bytes < expected)
                throw Wrong(file, bytes, $"ends at byte {DataFormatException.Number(bytes)} of {DataFormatException.Number(expected)}", origin);
            for (int i = 0; i < hashes.Length; i++) Compare(file, file.Hashes[i], hashes[i], origin);
        }
        finally
        {
            foreach (var hash in hashes) hash.Dispose();
        }
    }

    /// <summary>Opens a file that others may read or replace meanwhile.</summary>
    public static FileStream OpenRead(string path) =>
        new(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.SequentialScan);

    private static async Task<int> ReadAsync(
        DataSetFile file, Stream content, byte[] chunk, long position, string origin, CancellationToken cancellation)
    {
        try
        {
            return await content.ReadAsync(chunk, cancellation).ConfigureAwait(false);
        }
        catch (InvalidDataException e)
        {
            throw Wrong(file, position, $"cannot be unpacked beyond byte {DataFormatException.Number(position)}: it is cut short or damaged", origin, e);
        }
    }

    private static void Compare(DataSetFile file, FileHash expected, IncrementalHash formed, string origin)
    {
        string hex = Convert.ToHexStringLower(formed.GetHashAndReset());
        if (hex != expected.Hex)
            throw Wrong(file, 0, $"has {expected.Kind.ToString().ToUpperInvariant()} {hex}, expected {expected.Hex}", origin);
    }

    private static DataFormatException Wrong(DataSetFile file, long offset, string defect, string origin, Exception? inner = null) =>
        new(file.Name, offset, $"{defect} (from {origin})", "it was not used", inner);
}
