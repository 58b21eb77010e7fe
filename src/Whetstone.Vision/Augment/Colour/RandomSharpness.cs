namespace Whetstone.Vision;

/// <summary>Sharper or smoother (<see cref="Image.AdjustSharpness"/>). torchvision's RandomAdjustSharpness.</summary>
/// <param name="factor">0 is smoothed, 1 the image itself, 2 sharpened.</param>
public sealed class RandomSharpness(Interval factor) : FactorTransform(factor, 0, double.MaxValue)
{
    /// <inheritdoc/>
    protected override Image Change(Image image, double amount) => image.AdjustSharpness(amount);
}
