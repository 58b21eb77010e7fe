using System.Buffers.Binary;
using System.Numerics;

namespace Whetstone.Vision;

/// <summary>Bitmaps whose pixels are colours.</summary>
internal static class BmpDirect
{
    /// <summary>RGB, or RGBA if there is a mask for alpha.</summary>
    public static Image Decode(ReadOnlySpan<byte> file, BmpHeader header, string name)
    {
        var reader = new ByteReader(file, name, header.DataOffset);
        ReadOnlySpan<byte> data = reader.Take(header.RowBytes * header.Height, "the pixels");
        int channels = header.Masks[3] != 0 ? 4 : 3, stride = (int)header.RowBytes;
        byte[] pixels = Image.Allocate(header.Height, header.Width, channels);
        for (int y = 0; y < header.Height; y++)
        {
            ReadOnlySpan<byte> row = data.Slice((header.TopDown ? y : header.Height - 1 - y) * stride, stride);
            Span<byte> to = pixels.AsSpan(y * header.Width * channels, header.Width * channels);
            if (header.Bits == 24) ReverseTriples(row, to);
            else for (int i = 0, o = 0; o < to.Length; i += header.Bits / 8, o += channels) Unmask(Word(row[i..], header.Bits), header.Masks, to.Slice(o, channels));
        }
        return new(header.Height, header.Width, channels, pixels);
    }

    private static uint Word(ReadOnlySpan<byte> at, int bits) =>
        bits == 16 ? BinaryPrimitives.ReadUInt16LittleEndian(at) : BinaryPrimitives.ReadUInt32LittleEndian(at);

    private static void ReverseTriples(ReadOnlySpan<byte> row, Span<byte> to)
    {
        for (int i = 0; i + 2 < to.Length; i += 3) (to[i], to[i + 1], to[i + 2]) = (row[i + 2], row[i + 1], row[i]);
    }

    // Values of any number of bits are spread over 0 to 255.
    private static void Unmask(uint word, uint[] masks, Span<byte> to)
    {
        for (int c = 0; c < to.Length; c++)
        {
            uint mask = masks[c];
            if (mask == 0) continue;
            int shift = BitOperations.TrailingZeroCount(mask);
            to[c] = (byte)((ulong)((word & mask) >> shift) * 255 / (mask >> shift));
        }
    }
}
