namespace Whetstone.Vision;

/// <summary>More or less colour (<see cref="Image.AdjustSaturation"/>). Gluon's RandomSaturation, SaturationJitterAug.</summary>
/// <param name="factor">0 is grey, 1 the image itself.</param>
public sealed class RandomSaturation(Interval factor) : FactorTransform(factor, 0, double.MaxValue)
{
    /// <inheritdoc/>
    protected override Image Change(Image image, double amount) => image.AdjustSaturation(amount);
}
