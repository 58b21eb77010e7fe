namespace Whetstone.Vision;

/// <summary>The negative (<see cref="Image.Invert"/>). torchvision's RandomInvert.</summary>
public sealed class RandomInvert : PixelTransform
{
    /// <summary>Inverts with probability <paramref name="p"/>.</summary>
    public RandomInvert(double p = 0.5) => P = p;

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random) => image.Invert();
}
