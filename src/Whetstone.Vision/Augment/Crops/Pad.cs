namespace Whetstone.Vision;

/// <summary>More around the image. torchvision's Pad, fastai's pad.</summary>
/// <param name="left">Columns before.</param>
/// <param name="top">Rows above.</param>
/// <param name="right">Columns behind.</param>
/// <param name="bottom">Rows below.</param>
public sealed class Pad(int left, int top, int right, int bottom) : RegionTransform
{
    /// <summary>The same on all sides.</summary>
    public Pad(int size)
        : this(size, size, size, size)
    {
    }

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random)
    {
        int h = height + top + bottom, w = width + left + right;
        return (new(-top, -left, h, w), h, w);
    }
}
