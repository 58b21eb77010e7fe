namespace Whetstone.Vision;

/// <content>Each colour by a table of 256, as Pillow's <c>ImageOps</c>. Alpha stays.</content>
public sealed partial class Image
{
    /// <summary>Keeps the upper bits of each colour.</summary>
    /// <param name="bits">How many, from 0 to 8.</param>
    public Image Posterize(int bits)
    {
        if (bits is < 0 or > 8) throw new ArgumentOutOfRangeException(nameof(bits), $"a byte has up to 8 bits; got {bits}");
        int mask = 0xFF & ~((1 << (8 - bits)) - 1);
        return MapColours(v => (byte)(v & mask));
    }

    /// <summary>Inverts what is at least as bright as a threshold.</summary>
    /// <param name="threshold">From 0, which inverts all, to 256, which inverts nothing.</param>
    public Image Solarize(double threshold) => MapColours(v => (byte)(v < threshold ? v : 255 - v));

    /// <summary>The negative.</summary>
    public Image Invert() => MapColours(v => (byte)(255 - v));

    /// <summary>Stretches each channel so that it reaches from 0 to 255. A channel of one value stays.</summary>
    public Image AutoContrast() => MapChannels(counts =>
    {
        int low = 0, high = 255;
        while (low < 255 && counts[low] == 0) low++;
        while (high > 0 && counts[high] == 0) high--;
        if (high <= low) return v => (byte)v;
        double scale = 255.0 / (high - low), offset = -low * scale;
        return v => (byte)Math.Clamp((int)(v * scale + offset), 0, 255);
    });

    /// <summary>Spreads each channel's values so that all are about equally frequent.</summary>
    public Image Equalize() => MapChannels(counts =>
    {
        int last = Array.FindLastIndex(counts, n => n > 0), step = (counts.Sum() - counts[last]) / 255;
        if (counts.Count(n => n > 0) <= 1 || step == 0) return v => (byte)v;
        int[] below = new int[256];
        for (int v = 1; v < 256; v++) below[v] = below[v - 1] + counts[v - 1];
        return v => (byte)Math.Min(255, (step / 2 + below[v]) / step);
    });

    /// <summary>Each colour c becomes <c>255 · gain · (c / 255)^gamma</c>: above 1, shadows become darker.</summary>
    public Image AdjustGamma(double gamma, double gain = 1)
    {
        if (!(gamma >= 0)) throw new ArgumentOutOfRangeException(nameof(gamma), $"needs at least 0; got {gamma}");
        return MapColours(v => (byte)Math.Clamp(255.999 * gain * Math.Pow(v / 255.0, gamma), 0, 255));
    }

    /// <summary>Each byte of each colour by a function.</summary>
    internal Image MapColours(Func<int, byte> function)
    {
        byte[] table = Table(function);
        return Lookup([table, table, table]);
    }

    private Image MapChannels(Func<int[], Func<int, byte>> function)
    {
        int colours = Math.Min(3, Channels);
        byte[][] tables = new byte[colours][];
        for (int c = 0; c < colours; c++)
        {
            int[] counts = new int[256];
            for (int i = c; i < Bytes.Length; i += Channels) counts[Bytes[i]]++;
            tables[c] = Table(function(counts));
        }
        return Lookup(tables);
    }

    private Image Lookup(byte[][] tables)
    {
        byte[] to = new byte[Bytes.Length];
        if (Channels == 1 || (Channels == 3 && tables[0] == tables[1] && tables[1] == tables[2]))
        {
            byte[] table = tables[0];
            for (int i = 0; i < to.Length; i++) to[i] = table[Bytes[i]];
            return new(Height, Width, Channels, to);
        }
        for (int i = 0; i < to.Length; i += Channels)
        {
            for (int c = 0; c < 3; c++) to[i + c] = tables[c][Bytes[i + c]];
            if (Channels == 4) to[i + 3] = Bytes[i + 3];
        }
        return new(Height, Width, Channels, to);
    }

    private static byte[] Table(Func<int, byte> function) => [.. Enumerable.Range(0, 256).Select(function)];
}
