namespace Whetstone.Vision;

/// <summary>Inverts what is bright (<see cref="Image.Solarize"/>). torchvision's RandomSolarize.</summary>
/// <param name="threshold">From which brightness on, 0 to 256.</param>
public sealed class RandomSolarize(Interval threshold) : FactorTransform(threshold, 0, 256)
{
    /// <inheritdoc/>
    protected override Image Change(Image image, double amount) => image.Solarize(amount);
}
