namespace Whetstone.Vision;

/// <summary>The shorter side gets a size and the image keeps its shape. torchvision's <c>Resize(size)</c>, MXNet's resize_short and ResizeAug.</summary>
/// <param name="size">Pixels of the shorter side.</param>
public sealed class ResizeShort(int size) : RegionTransform
{
    private readonly int size = size > 0 ? size : throw new ArgumentOutOfRangeException(nameof(size), $"needs at least 1; got {size}");

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random)
    {
        int Long(int side, int other) => (int)((long)size * side / other);
        return (new(0, 0, height, width), height <= width ? size : Long(height, width), height <= width ? Long(width, height) : size);
    }
}
