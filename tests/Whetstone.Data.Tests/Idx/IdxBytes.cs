using System.Buffers.Binary;
using System.IO.Compression;

namespace Whetstone.Data.Tests;

/// <summary>Makes IDX files for tests, right ones and packed ones.</summary>
internal static class IdxBytes
{
    /// <summary>An IDX file whose elements count upwards and wrap.</summary>
    public static byte[] Of(params int[] shape)
    {
        var file = new byte[4 + 4 * shape.Length + shape.Aggregate(1, (a, b) => a * b)];
        Header(file, shape);
        for (int i = 4 + 4 * shape.Length, n = 0; i < file.Length; i++, n++) file[i] = (byte)n;
        return file;
    }

    public static byte[] HeaderOnly(params int[] shape)
    {
        var file = new byte[4 + 4 * shape.Length];
        Header(file, shape);
        return file;
    }

    public static byte[] Pack(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(content);
        return packed.ToArray();
    }

    private static void Header(byte[] file, int[] shape)
    {
        file[2] = 8;
        file[3] = (byte)shape.Length;
        for (int d = 0; d < shape.Length; d++) BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + 4 * d), shape[d]);
    }
}
