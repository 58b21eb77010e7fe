namespace Whetstone.Vision;

/// <summary>A function as a transform of colours.</summary>
/// <param name="change">An image of the same size from the image and a stream of random numbers.</param>
public sealed class ChangePixels(Func<Image, Rng, Image> change) : PixelTransform
{
    private readonly Func<Image, Rng, Image> change = change ?? throw new ArgumentNullException(nameof(change));

    /// <summary>A function that is not random.</summary>
    public ChangePixels(Func<Image, Image> change)
        : this((image, _) => change(image)) => ArgumentNullException.ThrowIfNull(change);

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random) => change(image, random);
}
