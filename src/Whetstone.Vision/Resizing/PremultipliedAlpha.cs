namespace Whetstone.Vision;

/// <summary>Colours multiplied by their alpha, so that the colour of what cannot be seen does not spread when pixels are mixed.</summary>
internal static class PremultipliedAlpha
{
    /// <summary>Multiplies by alpha / 255, rounded.</summary>
    public static Image Apply(Image image)
    {
        byte[] to = image.Pixels.ToArray();
        for (int i = 0; i < to.Length; i += 4)
            for (int c = i; c < i + 3; c++)
            {
                int product = to[c] * to[i + 3] + 128;
                to[c] = (byte)(((product >> 8) + product) >> 8);
            }
        return new(image.Height, image.Width, 4, to);
    }

    /// <summary>Divides by alpha / 255, rounded down. Invisible pixels keep what they have.</summary>
    public static Image Undo(Image image)
    {
        byte[] to = image.Pixels.ToArray();
        for (int i = 0; i < to.Length; i += 4)
        {
            int alpha = to[i + 3];
            if (alpha is 0 or 255) continue;
            for (int c = i; c < i + 3; c++) to[c] = (byte)Math.Min(255, 255 * to[c] / alpha);
        }
        return new(image.Height, image.Width, 4, to);
    }
}
