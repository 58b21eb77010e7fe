namespace Whetstone.Vision;

/// <summary>The middle of the image; where the image is smaller, with a border around. torchvision's and MXNet's CenterCrop.</summary>
/// <param name="height">Rows of the result.</param>
/// <param name="width">Columns of the result.</param>
public sealed class CenterCrop(int height, int width) : RegionTransform
{
    private readonly int height = height > 0 ? height : throw new ArgumentOutOfRangeException(nameof(height), $"needs at least 1; got {height}");
    private readonly int width = width > 0 ? width : throw new ArgumentOutOfRangeException(nameof(width), $"needs at least 1; got {width}");

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random)
    {
        // torchvision pads before it rounds, so halves go another way where the image is smaller.
        static int Start(int have, int want) => have < want ? -((want - have) / 2) : (int)Math.Round((have - want) / 2.0);
        return (new(Start(height, this.height), Start(width, this.width), this.height, this.width), this.height, this.width);
    }
}
