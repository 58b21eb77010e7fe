using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Whetstone.Vision;

/// <summary>Encodes PNG files of 8 bits a sample: each row with the filter that leaves the smallest differences.</summary>
internal static class PngEncoder
{
    public static byte[] Encode(Image image)
    {
        using var file = new MemoryStream();
        file.Write(PngChunks.Signature);
        Span<byte> header = stackalloc byte[13];
        header.Clear();
        BinaryPrimitives.WriteInt32BigEndian(header, image.Width);
        BinaryPrimitives.WriteInt32BigEndian(header[4..], image.Height);
        header[8] = 8;
        header[9] = (byte)(image.Channels switch { 1 => PngColour.Grey, 3 => PngColour.Rgb, _ => PngColour.Rgba });
        WriteChunk(file, "IHDR", header);
        using var packed = new MemoryStream();
        using (var data = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) WriteRows(image, data);
        WriteChunk(file, "IDAT", packed.GetBuffer().AsSpan(0, checked((int)packed.Length)));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static void WriteRows(Image image, Stream to)
    {
        ReadOnlySpan<byte> above = new byte[image.Stride];
        byte[] best = new byte[1 + image.Stride], trial = new byte[1 + image.Stride];
        for (int y = 0; y < image.Height; y++)
        {
            ReadOnlySpan<byte> row = image.Row(y);
            long least = long.MaxValue;
            for (int filter = 0; filter < PngFilter.Count; filter++)
            {
                trial[0] = (byte)filter;
                PngFilter.Apply(filter, row, above, image.Channels, trial.AsSpan(1));
                long sum = 0;
                foreach (byte difference in trial.AsSpan(1)) sum += Math.Abs((int)(sbyte)difference);
                if (sum >= least) continue;
                least = sum;
                (best, trial) = (trial, best);
            }
            to.Write(best);
            above = row;
        }
    }

    private static void WriteChunk(MemoryStream file, string type, ReadOnlySpan<byte> content)
    {
        Span<byte> word = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, content.Length);
        file.Write(word);
        int start = (int)file.Length;
        file.Write(Encoding.ASCII.GetBytes(type));
        file.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(word, Crc32.Of(file.GetBuffer().AsSpan(start, (int)file.Length - start)));
        file.Write(word);
    }
}
