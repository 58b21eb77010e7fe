namespace Whetstone.Vision;

/// <summary>An RGB image that is being drawn on; what lies outside of it is not drawn. Pixels are those that Pillow's ImageDraw sets.</summary>
/// <param name="image">What to draw on; it is not changed.</param>
public sealed class Canvas(Image image)
{
    /// <summary>Height of a line of text in pixels.</summary>
    public const int TextHeight = PixelFont.Height;

    private readonly byte[] pixels = image.ToRgb().Pixels.ToArray();
    private readonly int height = image.Height, width = image.Width;

    /// <summary>What has been drawn.</summary>
    public Image ToImage() => new(height, width, 3, (byte[])pixels.Clone());

    /// <summary>The pixels from (<paramref name="x0"/>, <paramref name="y"/>) to (<paramref name="x1"/>, <paramref name="y"/>), both included.</summary>
    public void Row(int x0, int x1, int y, Rgb colour, int alpha = 255)
    {
        if (y < 0 || y >= height) return;
        for (int x = Math.Max(x0, 0); x <= Math.Min(x1, width - 1); x++) Blend(pixels.AsSpan((y * width + x) * 3, 3), colour, alpha);
    }

    /// <summary>The pixels from (<paramref name="x"/>, <paramref name="from"/>) towards (<paramref name="x"/>, <paramref name="end"/>), up or down; the last is not drawn.</summary>
    public void Column(int x, int from, int end, Rgb colour)
    {
        (int first, int last) = end > from ? (from, end - 1) : (end + 1, from);
        for (int y = Math.Max(first, 0); y <= Math.Min(last, height - 1); y++) Row(x, x, y, colour);
    }

    /// <summary>Covers a rectangle, borders included.</summary>
    public void Fill(int x0, int y0, int x1, int y1, Rgb colour, int alpha = 255)
    {
        for (int y = Math.Max(y0, 0); y <= Math.Min(y1, height - 1); y++) Row(x0, x1, y, colour, alpha);
    }

    /// <summary>The border of a rectangle, <paramref name="thick"/> pixels inwards.</summary>
    public void Outline(int x0, int y0, int x1, int y1, Rgb colour, int thick)
    {
        // A border thicker than the rectangle reaches beyond it, as Pillow's does.
        for (int i = 0; i < thick; i++)
        {
            Row(x0, x1, y0 + i, colour);
            Row(x0, x1, y1 - i, colour);
            Column(x1 - i, y0 + thick, y1 - thick + 1, colour);
            Column(x0 + i, y0 + thick, y1 - thick + 1, colour);
        }
    }

    /// <summary>Puts an image on the canvas, its top left pixel at (<paramref name="left"/>, <paramref name="top"/>).</summary>
    public void Paste(Image other, int left, int top)
    {
        ArgumentNullException.ThrowIfNull(other);
        Image rgb = other.ToRgb();
        for (int y = 0; y < rgb.Height; y++)
            for (int x = 0; x < rgb.Width; x++) Row(left + x, left + x, top + y, new(rgb[y, x, 0], rgb[y, x, 1], rgb[y, x, 2]));
    }

    /// <summary>Width of a line of text in pixels.</summary>
    public static int TextWidth(string text, int scale = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.EnumerateRunes().Count() * PixelFont.Advance * scale;
    }

    /// <summary>Writes a line of text in letters of 5 × 7 pixels, those that are not ASCII as boxes, its top left pixel at (<paramref name="left"/>, <paramref name="top"/>).</summary>
    public void Text(string text, int left, int top, Rgb colour, int scale = 1)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (System.Text.Rune letter in text.EnumerateRunes())
        {
            for (int y = 0; y < PixelFont.Height; y++)
                for (int x = 0; x < PixelFont.Width; x++)
                    if (PixelFont.IsSet(letter, x, y)) Fill(left + x * scale, top + y * scale, left + (x + 1) * scale - 1, top + (y + 1) * scale - 1, colour);
            left += PixelFont.Advance * scale;
        }
    }

    private static void Blend(Span<byte> pixel, Rgb colour, int alpha)
    {
        (pixel[0], pixel[1], pixel[2]) = (Mix(pixel[0], colour.Red, alpha), Mix(pixel[1], colour.Green, alpha), Mix(pixel[2], colour.Blue, alpha));
    }

    private static byte Mix(int below, int above, int alpha)
    {
        int sum = below * (255 - alpha) + above * alpha + 128;
        return (byte)((sum + (sum >> 8)) >> 8);
    }
}
