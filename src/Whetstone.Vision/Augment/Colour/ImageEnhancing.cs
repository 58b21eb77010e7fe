namespace Whetstone.Vision;

/// <content>Light, contrast, saturation, hue and sharpness, to the bit as Pillow's <c>ImageEnhance</c> and torchvision on Pillow's images. Alpha stays.</content>
public sealed partial class Image
{
    /// <summary>Brighter or darker: 0 is black, 1 the image itself, 2 twice as bright.</summary>
    public Image AdjustBrightness(double factor) => MapColours(v => Blend.Mix(0, v, Blend.Checked(factor)));

    /// <summary>Away from the mean luma, or towards it: 0 is grey all over, 1 the image itself.</summary>
    public Image AdjustContrast(double factor)
    {
        int mean = (int)(MeanLuma() + 0.5);
        return MapColours(v => Blend.Mix(mean, v, Blend.Checked(factor)));
    }

    /// <summary>More or less colour: 0 is grey, 1 the image itself. A grey image has none.</summary>
    public Image AdjustSaturation(double factor)
    {
        float f = Blend.Checked(factor);
        if (Channels == 1) return this;
        byte[] to = Bytes.AsSpan().ToArray();
        for (int i = 0; i < to.Length; i += Channels)
        {
            int grey = Luma(to[i], to[i + 1], to[i + 2]);
            for (int c = i; c < i + 3; c++) to[c] = Blend.Mix(grey, to[c], f);
        }
        return new(Height, Width, Channels, to);
    }

    /// <summary>Sharper or smoother: 0 is smoothed, 1 the image itself, 2 sharpened. The outermost pixels stay.</summary>
    public Image AdjustSharpness(double factor)
    {
        float f = Blend.Checked(factor);
        byte[] to = Bytes.AsSpan().ToArray();
        for (int y = 1; y < Height - 1; y++)
            for (int x = 1; x < Width - 1; x++)
                for (int c = 0; c < Math.Min(Channels, 3); c++)
                {
                    int at = y * Stride + x * Channels + c;
                    to[at] = Blend.Mix(Smooth(at), Bytes[at], f);
                }
        return new(Height, Width, Channels, to);
    }

    /// <summary>Turns the wheel of colours: by half a turn at 0.5 or -0.5. A grey image has no hue.</summary>
    /// <param name="turn">From -0.5 to 0.5; whole steps of 1/255 are used.</param>
    /// <exception cref="ArgumentOutOfRangeException">The turn is larger.</exception>
    public Image AdjustHue(double turn)
    {
        if (turn is not (>= -0.5 and <= 0.5)) throw new ArgumentOutOfRangeException(nameof(turn), $"AdjustHue: needs -0.5 to 0.5; got {turn}");
        if (Channels == 1) return this;
        byte shift = unchecked((byte)(int)(turn * 255));
        byte[] to = Bytes.AsSpan().ToArray();
        for (int i = 0; i < to.Length; i += Channels)
        {
            var (h, s, v) = Hsv.From(to[i], to[i + 1], to[i + 2]);
            (to[i], to[i + 1], to[i + 2]) = Hsv.ToRgb(unchecked((byte)(h + shift)), s, v);
        }
        return new(Height, Width, Channels, to);
    }

    /// <summary>Grey that keeps the channels: red, green and blue are all the luma. A grey image stays.</summary>
    public Image Desaturate() => AdjustSaturation(0);

    /// <summary>The mean of the luma, from 0 to 255.</summary>
    internal double MeanLuma()
    {
        long sum = 0;
        for (int i = 0; i < Bytes.Length; i += Channels) sum += Channels == 1 ? Bytes[i] : Luma(Bytes[i], Bytes[i + 1], Bytes[i + 2]);
        return (double)sum / (Height * Width);
    }

    // Pillow's SMOOTH: 5 for the pixel, 1 for each of its neighbours, over 13. Sums over 13 never are halves, so integers round as floats do.
    private int Smooth(int at)
    {
        int sum = 4 * Bytes[at];
        for (int row = at - Stride; row <= at + Stride; row += Stride) sum += Bytes[row - Channels] + Bytes[row] + Bytes[row + Channels];
        return (2 * sum + 13) / 26;
    }
}
