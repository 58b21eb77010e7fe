namespace Whetstone.Vision;

/// <summary>Keeps the upper bits of each colour (<see cref="Image.Posterize"/>). torchvision's RandomPosterize.</summary>
/// <param name="bits">How many, from 0 to 8; rounded.</param>
public sealed class RandomPosterize(Interval bits) : FactorTransform(bits, 0, 8)
{
    /// <inheritdoc/>
    protected override Image Change(Image image, double amount) => image.Posterize((int)Math.Round(amount));
}
