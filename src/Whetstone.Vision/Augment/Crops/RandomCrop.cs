namespace Whetstone.Vision;

/// <summary>A rectangle at a random place; the border shows only where the image is smaller. torchvision's RandomCrop, RandomCropAug, rand_crop.</summary>
/// <param name="height">Rows of the result.</param>
/// <param name="width">Columns of the result.</param>
/// <param name="padding">Rows and columns of border that are added on all sides before: 4 for CIFAR-10.</param>
public sealed class RandomCrop(int height, int width, int padding = 0) : RegionTransform
{
    private readonly int height = height > 0 ? height : throw new ArgumentOutOfRangeException(nameof(height), $"needs at least 1; got {height}");
    private readonly int width = width > 0 ? width : throw new ArgumentOutOfRangeException(nameof(width), $"needs at least 1; got {width}");
    private readonly int padding = padding >= 0 ? padding : throw new ArgumentOutOfRangeException(nameof(padding), $"needs at least 0; got {padding}");

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random) =>
        (new(Start(height, this.height, random), Start(width, this.width, random), this.height, this.width), this.height, this.width);

    private int Start(int have, int want, Rng random)
    {
        int room = have + 2 * padding - want;
        return room < 0 ? room / 2 - padding : random.Next(room + 1) - padding;
    }
}
