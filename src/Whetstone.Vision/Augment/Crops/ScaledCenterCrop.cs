namespace Whetstone.Vision;

/// <summary>The middle of the image, in a new size: what validation sees. The course's <c>CenterCrop(size, scale)</c>, made of GeneralCrop.</summary>
/// <param name="height">Rows of the result.</param>
/// <param name="width">Columns of the result.</param>
/// <param name="scale">How much larger the image is than what is shown: with 1.14, 256 for 224.</param>
public sealed class ScaledCenterCrop(int height, int width, double scale = 1.14) : RegionTransform
{
    private readonly int height = height > 0 ? height : throw new ArgumentOutOfRangeException(nameof(height), $"needs at least 1; got {height}");
    private readonly int width = width > 0 ? width : throw new ArgumentOutOfRangeException(nameof(width), $"needs at least 1; got {width}");
    private readonly double scale = scale >= 1 ? scale : throw new ArgumentOutOfRangeException(nameof(scale), $"needs at least 1; got {scale}");

    /// <inheritdoc/>
    protected override (Region Shown, int Height, int Width) Draw(int height, int width, Rng random)
    {
        double factor = Math.Min(height / (this.height * scale), width / (this.width * scale));
        int h = Math.Clamp((int)Math.Round(this.height * factor), 1, height), w = Math.Clamp((int)Math.Round(this.width * factor), 1, width);
        return (Region.Centre(height, width, h, w), this.height, this.width);
    }
}
