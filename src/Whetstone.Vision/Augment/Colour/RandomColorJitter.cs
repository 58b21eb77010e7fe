namespace Whetstone.Vision;

/// <summary>Brightness, contrast, saturation and hue, in an order drawn for each image. torchvision's ColorJitter, Gluon's RandomColorJitter, ColorJitterAug.</summary>
public sealed class RandomColorJitter : PixelTransform
{
    private readonly RandomOrder order;

    /// <summary>Changes each by up to a size; 0 leaves it alone.</summary>
    /// <param name="brightness">The factor is from <c>max(0, 1 − size)</c> to <c>1 + size</c>.</param>
    /// <param name="contrast">Likewise.</param>
    /// <param name="saturation">Likewise.</param>
    /// <param name="hue">The turn is from −size to size; up to 0.5.</param>
    public RandomColorJitter(double brightness = 0, double contrast = 0, double saturation = 0, double hue = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(brightness);
        ArgumentOutOfRangeException.ThrowIfNegative(contrast);
        ArgumentOutOfRangeException.ThrowIfNegative(saturation);
        List<ImageTransform> parts = [];
        if (brightness > 0) parts.Add(new RandomBrightness(Interval.Around1(brightness)));
        if (contrast > 0) parts.Add(new RandomContrast(Interval.Around1(contrast)));
        if (saturation > 0) parts.Add(new RandomSaturation(Interval.Around1(saturation)));
        if (hue != 0) parts.Add(new RandomHue(Interval.Around0(hue)));
        order = new(parts);
    }

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random) => order.Apply(image, random);
}
