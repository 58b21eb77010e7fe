namespace Whetstone.Vision;

/// <summary>The compression of GIF: variable-length codes after Lempel, Ziv and Welch, lowest bit first, in blocks of up to 255 bytes.</summary>
internal ref struct GifCodes
{
    private const int MostBits = 12, None = -1, FirstBuffer = 1 << 16;

    private ByteReader reader;
    private ReadOnlySpan<byte> block;
    private uint bits;
    private int count;

    /// <summary>Unpacks so many pixels. Memory is taken as they come, because few bytes can claim many.</summary>
    /// <exception cref="ImageFormatException">The codes are damaged, or stand for fewer pixels.</exception>
    public static byte[] Unpack(ref ByteReader reader, long pixels)
    {
        int rootBits = reader.U8("the frame's pixels");
        if (rootBits is < 1 or > 8) throw reader.Bad($"{rootBits} bits a pixel; expected 1 to 8", 1);
        var codes = new GifCodes { reader = reader };
        return codes.Unpack((int)pixels, rootBits);
    }

    private byte[] Unpack(int pixels, int rootBits)
    {
        byte[] to = new byte[Math.Min(pixels, FirstBuffer)];
        int clear = 1 << rootBits, end = clear + 1;
        // String n is string prefix[n] followed by byte last[n]; it has length[n] bytes.
        Span<short> prefix = stackalloc short[1 << MostBits];
        Span<short> length = stackalloc short[1 << MostBits];
        Span<byte> last = stackalloc byte[1 << MostBits];
        for (int i = 0; i < clear; i++) (last[i], length[i]) = ((byte)i, 1);
        int next = end + 1, width = rootBits + 1, previous = None, filled = 0;
        while (filled < pixels)
        {
            int code = Code(width);
            if (code == clear)
            {
                (next, width, previous) = (end + 1, rootBits + 1, None);
                continue;
            }
            if (code == end) throw reader.Bad($"the codes end after {filled:N0} of {pixels:N0} pixels");
            if (code > next || (code == next && previous == None) || (previous == None && code > end)) throw reader.Bad($"code {code} is used before it is defined");
            bool isNew = code == next;
            int text = isNew ? previous : code, texts = length[text];
            while (filled + texts + 1 > to.Length && to.Length < pixels) Array.Resize(ref to, (int)Math.Min(pixels, 2L * to.Length));
            int first = Write(to.AsSpan(filled), text, texts, prefix, last);
            if (isNew && filled + texts < to.Length) to[filled + texts] = (byte)first;
            filled += isNew ? texts + 1 : texts;
            if (previous != None && next < 1 << MostBits)
            {
                (prefix[next], last[next], length[next]) = ((short)previous, (byte)first, (short)(length[previous] + 1));
                if (++next == 1 << width && width < MostBits) width++;
            }
            previous = code;
        }
        return to;
    }

    /// <summary>Writes a string from its end, as far as there is room, and returns its first byte.</summary>
    private static int Write(Span<byte> to, int text, int length, ReadOnlySpan<short> prefix, ReadOnlySpan<byte> last)
    {
        for (int i = length - 1; i > 0; i--, text = prefix[text]) if (i < to.Length) to[i] = last[text];
        to[0] = last[text];
        return last[text];
    }

    private int Code(int width)
    {
        while (count < width)
        {
            if (block.IsEmpty)
            {
                int length = reader.U8("the frame's pixels");
                if (length == 0) throw reader.Bad("the frame's blocks end before its pixels do", 1);
                block = reader.Take(length, "the frame's pixels");
            }
            bits |= (uint)block[0] << count;
            count += 8;
            block = block[1..];
        }
        int code = (int)(bits & ((1u << width) - 1));
        bits >>= width;
        count -= width;
        return code;
    }
}
