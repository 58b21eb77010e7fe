namespace Whetstone.Vision;

/// <summary>A rectangle of whole pixels.</summary>
/// <param name="Top">First row.</param>
/// <param name="Left">First column.</param>
/// <param name="Height">Rows.</param>
/// <param name="Width">Columns.</param>
public readonly record struct Region(int Top, int Left, int Height, int Width)
{
    /// <summary>The rectangle in the middle of an image; beyond it, if the image is smaller. Halves are rounded as torchvision does.</summary>
    internal static Region Centre(int imageHeight, int imageWidth, int height, int width) =>
        new((int)Math.Round((imageHeight - height) / 2.0), (int)Math.Round((imageWidth - width) / 2.0), height, width);
}
