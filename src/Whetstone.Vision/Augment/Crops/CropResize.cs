namespace Whetstone.Vision;

/// <summary>Always the same rectangle, in a size of its own if that is asked for. Gluon's CropResize, MXNet's fixed_crop.</summary>
/// <param name="region">What is shown; the border is seen where it reaches beyond an image.</param>
/// <param name="height">Rows of the result; those of the region if null.</param>
/// <param name="width">Columns of the result; those of the region if null.</param>
public sealed class CropResize(Region region, int? height = null, int? width = null) : RegionTransform
{
    private readonly Region region = region.Height > 0 && region.Width > 0 ? region : throw new ArgumentException($"CropResize: {region} is empty", nameof(region));

    private readonly int height = height ?? region.Height, width = width ?? region.Width;

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random) => (region, this.height, this.width);
}
