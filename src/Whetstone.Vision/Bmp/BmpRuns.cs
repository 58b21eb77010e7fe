namespace Whetstone.Vision;

/// <summary>Run-length encoding of bitmaps, RLE4 and RLE8. What the runs leave out has index 0.</summary>
internal static class BmpRuns
{
    /// <summary>The indices, in the file's order of rows.</summary>
    public static byte[] Decode(ReadOnlySpan<byte> file, BmpHeader header, string name)
    {
        byte[] indices = Image.Allocate(header.Height, header.Width, 1);
        var reader = new ByteReader(file, name, header.DataOffset);
        bool half = header.Compression == BmpHeader.Rle4;
        int x = 0, y = 0;
        while (y < header.Height)
        {
            int count = reader.U8("a run"), value = reader.U8("a run");
            if (count > 0)
            {
                Span<byte> to = Room(indices, header, x, y, count);
                for (int i = 0; i < to.Length; i++) to[i] = (byte)(!half ? value : (i & 1) == 0 ? value >> 4 : value & 15);
                x += count;
            }
            else if (value == 0) (x, y) = (0, y + 1);
            else if (value == 1) break;
            else if (value == 2) (x, y) = (x + reader.U8("a jump"), y + reader.U8("a jump"));
            else
            {
                ReadOnlySpan<byte> literal = reader.Take(half ? (value + 1) / 2 : value, "literal pixels");
                if ((literal.Length & 1) != 0 && reader.Left > 0) reader.Position++;
                Span<byte> to = Room(indices, header, x, y, value);
                for (int i = 0; i < to.Length; i++) to[i] = (byte)(!half ? literal[i] : (i & 1) == 0 ? literal[i >> 1] >> 4 : literal[i >> 1] & 15);
                x += value;
            }
        }
        return indices;
    }

    // What would lie beyond the end of a row is dropped, as others do.
    private static Span<byte> Room(byte[] indices, BmpHeader header, int x, int y, int count) =>
        x >= header.Width ? [] : indices.AsSpan(y * header.Width + x, Math.Min(count, header.Width - x));
}
