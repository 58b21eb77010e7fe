namespace Whetstone.Vision;

/// <summary>One of the grids of pixels that an interlaced PNG file holds one after the other; a plain file has one.</summary>
/// <param name="Top">First row.</param>
/// <param name="Left">First column.</param>
/// <param name="Down">From one row to the next.</param>
/// <param name="Right">From one column to the next.</param>
internal readonly record struct PngPass(int Top, int Left, int Down, int Right)
{
    private static readonly PngPass[] Plain = [new(0, 0, 1, 1)];

    private static readonly PngPass[] Adam7 =
        [new(0, 0, 8, 8), new(0, 4, 8, 8), new(4, 0, 8, 4), new(0, 2, 4, 4), new(2, 0, 4, 2), new(0, 1, 2, 2), new(1, 0, 2, 1)];

    /// <summary>The passes of a file.</summary>
    public static ReadOnlySpan<PngPass> Of(PngHeader header) => header.Interlaced ? Adam7 : Plain;

    /// <summary>Rows and columns of this pass in an image of the given extents; both may be 0.</summary>
    public (int Height, int Width) Extents(PngHeader header) => ((header.Height - Top + Down - 1) / Down, (header.Width - Left + Right - 1) / Right);
}
