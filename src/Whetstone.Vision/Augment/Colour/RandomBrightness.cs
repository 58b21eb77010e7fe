namespace Whetstone.Vision;

/// <summary>Brighter or darker (<see cref="Image.AdjustBrightness"/>). Gluon's RandomBrightness, BrightnessJitterAug.</summary>
/// <param name="factor">0 is black, 1 the image itself; <c>Interval.Around1(0.4)</c> is what a single 0.4 means elsewhere.</param>
public sealed class RandomBrightness(Interval factor) : FactorTransform(factor, 0, double.MaxValue)
{
    /// <inheritdoc/>
    protected override Image Change(Image image, double amount) => image.AdjustBrightness(amount);
}
