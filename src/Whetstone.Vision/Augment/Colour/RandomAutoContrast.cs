namespace Whetstone.Vision;

/// <summary>Stretches each channel to its whole range (<see cref="Image.AutoContrast"/>). torchvision's RandomAutocontrast.</summary>
public sealed class RandomAutoContrast : PixelTransform
{
    /// <summary>Stretches with probability <paramref name="p"/>.</summary>
    public RandomAutoContrast(double p = 0.5) => P = p;

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random) => image.AutoContrast();
}
