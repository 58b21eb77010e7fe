namespace Whetstone.Vision;

/// <summary>Exactly one size; the image's shape is not kept. ResizeFixed, ForceResizeAug, <c>Resize((h, w))</c>.</summary>
/// <param name="height">Rows of the result.</param>
/// <param name="width">Columns of the result.</param>
public sealed class Resize(int height, int width) : RegionTransform
{
    private readonly int height = height > 0 ? height : throw new ArgumentOutOfRangeException(nameof(height), $"needs at least 1; got {height}");
    private readonly int width = width > 0 ? width : throw new ArgumentOutOfRangeException(nameof(width), $"needs at least 1; got {width}");

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random) => (new(0, 0, height, width), this.height, this.width);
}
