namespace Whetstone.Vision;

/// <summary>Grey that keeps the channels (<see cref="Image.Desaturate"/>). torchvision's RandomGrayscale, Gluon's RandomGray, RandomGrayAug.</summary>
public sealed class RandomGray : PixelTransform
{
    /// <summary>Takes the colour away with probability <paramref name="p"/>.</summary>
    public RandomGray(double p = 0.1) => P = p;

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random) => image.Desaturate();
}
