namespace Whetstone.Vision;

/// <summary>Makes all values about equally frequent (<see cref="Image.Equalize"/>). torchvision's RandomEqualize.</summary>
public sealed class RandomEqualize : PixelTransform
{
    /// <summary>Equalizes with probability <paramref name="p"/>.</summary>
    public RandomEqualize(double p = 0.5) => P = p;

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random) => image.Equalize();
}
