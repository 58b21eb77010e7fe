namespace Whetstone.Vision;

/// <summary>The samples of a PNM file as bytes.</summary>
internal static class PnmSamples
{
    /// <summary>Reads samples that are written as numbers.</summary>
    public static void FromText(ref PnmText text, bool bits, int most, Span<byte> to)
    {
        for (int i = 0; i < to.Length; i++)
        {
            int value = bits ? 1 - text.Bit() : text.Number("a pixel");
            if (value > most) throw text.Bad($"a pixel has the value {value:N0}; the largest is {most:N0}");
            to[i] = Level(value, most);
        }
    }

    /// <summary>Reads samples that are bits, bytes or pairs of bytes, the higher one first.</summary>
    public static void FromBytes(ReadOnlySpan<byte> data, bool bits, int most, int width, Span<byte> to)
    {
        if (bits)
        {
            int stride = (width + 7) / 8;
            // In a bitmap 1 is black.
            for (int i = 0; i < to.Length; i++) to[i] = (byte)(((data[i / width * stride + i % width / 8] >> (7 - (i % width & 7))) & 1) - 1);
        }
        else if (most == 255) data[..to.Length].CopyTo(to);
        else if (most < 256) for (int i = 0; i < to.Length; i++) to[i] = Level(data[i], most);
        else for (int i = 0; i < to.Length; i++) to[i] = Level(data[2 * i] << 8 | data[2 * i + 1], most);
    }

    // The rounding of Pillow: a half goes to the even neighbour; what is beyond the largest value is white.
    private static byte Level(int value, int most) => (byte)Math.Min(255, Math.Round(value / (double)most * 255, MidpointRounding.ToEven));
}
