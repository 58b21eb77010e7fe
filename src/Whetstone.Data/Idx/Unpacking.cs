using System.IO.Compression;

namespace Whetstone.Data;

/// <summary>Opens content that may be packed by gzip.</summary>
internal static class Unpacking
{
    /// <summary>A stream of the unpacked content of <paramref name="file"/>, which must be seekable; closing it closes the file.</summary>
    public static Stream Open(Stream file, out bool packed)
    {
        Span<byte> magic = stackalloc byte[2];
        long start = file.Position;
        int read = file.ReadAtLeast(magic, magic.Length, throwOnEndOfStream: false);
        file.Position = start;
        packed = read == 2 && magic[0] == 0x1F && magic[1] == 0x8B;
        return packed ? new GZipStream(file, CompressionMode.Decompress) : file;
    }
}
