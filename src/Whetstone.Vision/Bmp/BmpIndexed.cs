namespace Whetstone.Vision;

/// <summary>Bitmaps whose pixels are indices of a palette.</summary>
internal static class BmpIndexed
{
    /// <summary>RGB, or one channel if no colour of the palette is other than grey.</summary>
    public static Image Decode(ReadOnlySpan<byte> file, BmpHeader header, string name)
    {
        byte[] indices = header.Compression == BmpHeader.Plain ? Plain(file, header, name) : BmpRuns.Decode(file, header, name);
        if (!header.TopDown) FlipRows(indices, header.Width);
        return IndexedColours.Apply(indices, header.Height, header.Width, header.Palette, keepGrey: true);
    }

    private static byte[] Plain(ReadOnlySpan<byte> file, BmpHeader header, string name)
    {
        var reader = new ByteReader(file, name, header.DataOffset);
        ReadOnlySpan<byte> data = reader.Take(header.RowBytes * header.Height, "the pixels");
        byte[] indices = Image.Allocate(header.Height, header.Width, 1);
        int stride = (int)header.RowBytes, bits = header.Bits;
        for (int y = 0; y < header.Height; y++)
        {
            ReadOnlySpan<byte> row = data.Slice(y * stride, stride);
            Span<byte> to = indices.AsSpan(y * header.Width, header.Width);
            if (bits == 8) row[..to.Length].CopyTo(to);
            else for (int x = 0; x < to.Length; x++) to[x] = (byte)((row[x * bits >> 3] >> (8 - bits - (x * bits & 7))) & ((1 << bits) - 1));
        }
        return indices;
    }

    private static void FlipRows(byte[] indices, int width)
    {
        byte[] row = new byte[width];
        for (int top = 0, bottom = indices.Length - width; top < bottom; top += width, bottom -= width)
        {
            indices.AsSpan(top, width).CopyTo(row);
            indices.AsSpan(bottom, width).CopyTo(indices.AsSpan(top));
            row.CopyTo(indices.AsSpan(bottom));
        }
    }
}
