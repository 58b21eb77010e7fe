namespace Whetstone.Vision;

/// <content>Cropping, flipping, turning: pixels move, none changes.</content>
public sealed partial class Image
{
    /// <summary>The rectangle of <paramref name="height"/> rows and <paramref name="width"/> columns whose top left pixel is at the given place.</summary>
    /// <param name="top">First row.</param>
    /// <param name="left">First column.</param>
    /// <param name="height">Rows.</param>
    /// <param name="width">Columns.</param>
    /// <exception cref="ArgumentException">The rectangle is empty or not within the image.</exception>
    public Image Crop(int top, int left, int height, int width)
    {
        if (top < 0 || left < 0 || height < 1 || width < 1 || top > Height - height || left > Width - width)
            throw new ArgumentException($"Crop: [{height}, {width}] at ({top}, {left}) is not within [{Height}, {Width}]");
        byte[] to = Allocate(height, width, Channels);
        for (int y = 0, row = width * Channels; y < height; y++)
            Bytes.AsSpan((top + y) * Stride + left * Channels, row).CopyTo(to.AsSpan(y * row));
        return new(height, width, Channels, to);
    }

    /// <summary>Left and right change places.</summary>
    public Image FlipLeftRight() => Transpose(Transposition.FlipLeftRight);

    /// <summary>Top and bottom change places.</summary>
    public Image FlipTopBottom() => Transpose(Transposition.FlipTopBottom);

    /// <summary>Flips and turns.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such transposition.</exception>
    public Image Transpose(Transposition way)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)way, (int)Transposition.None, nameof(way));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)way, (int)Transposition.Rotate90, nameof(way));
        if (way == Transposition.None) return this;
        bool turned = way >= Transposition.Transpose;
        int height = turned ? Width : Height, width = turned ? Height : Width;
        byte[] to = Allocate(height, width, Channels);
        // The source pixel of target pixel (y, x) is start + y * down + x * right; all three in pixels.
        int lastRow = (Height - 1) * Width, lastColumn = Width - 1;
        var (start, down, right) = way switch
        {
            Transposition.FlipLeftRight => (lastColumn, Width, -1),
            Transposition.Rotate180 => (lastRow + lastColumn, -Width, -1),
            Transposition.FlipTopBottom => (lastRow, -Width, 1),
            Transposition.Transpose => (0, 1, Width),
            Transposition.Rotate270 => (lastRow, 1, -Width),
            Transposition.Transverse => (lastRow + lastColumn, -1, -Width),
            _ => (lastColumn, -1, Width),
        };
        for (int y = 0; y < height; y++) Gather(to.AsSpan(y * width * Channels, width * Channels), start + y * down, right);
        return new(height, width, Channels, to);
    }

    private void Gather(Span<byte> to, int pixel, int step)
    {
        ReadOnlySpan<byte> from = Bytes;
        if (step == 1) from.Slice(pixel * Channels, to.Length).CopyTo(to);
        else if (Channels == 1) for (int x = 0; x < to.Length; x++, pixel += step) to[x] = from[pixel];
        else if (Channels == 3) for (int o = 0, i = pixel * 3; o + 2 < to.Length; o += 3, i += step * 3) (to[o], to[o + 1], to[o + 2]) = (from[i], from[i + 1], from[i + 2]);
        else if (Channels == 3)
            for (int x = 0, i = pixel * 3; x < to.Length; x += 3, i += step * 3) (to[x], to[x + 1], to[x + 2]) = (from[i], from[i + 1], from[i + 2]);
        else for (; to.Length > 0; to = to[Channels..], pixel += step) from.Slice(pixel * Channels, Channels).CopyTo(to);
    }
}
