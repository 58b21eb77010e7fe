namespace Whetstone.Vision;

/// <summary>The image that a warp without mixing makes: pixels of a source, or its border.</summary>
internal readonly struct WarpTarget
{
    private readonly Image source;
    private readonly Border border;
    private readonly byte[] pixels;

    public WarpTarget(Image source, int height, int width, Border border)
    {
        (this.source, this.border, Height, Width) = (source, border, height, width);
        pixels = border.Ground(height, width, source.Channels);
    }

    public int Height { get; }

    public int Width { get; }

    /// <summary>Pixel (x, y) is what is seen at pixel (fromX, fromY) of the source.</summary>
    public void Copy(int x, int y, int fromX, int fromY)
    {
        fromX = border.Fold(fromX, source.Width);
        fromY = border.Fold(fromY, source.Height);
        if ((fromX | fromY) < 0) return;
        int channels = source.Channels, from = (fromY * source.Width + fromX) * channels, to = (y * Width + x) * channels;
        byte[] bytes = source.Bytes;
        for (int c = 0; c < channels; c++) pixels[to + c] = bytes[from + c];
    }

    public Image ToImage() => new(Height, Width, source.Channels, pixels);
}
