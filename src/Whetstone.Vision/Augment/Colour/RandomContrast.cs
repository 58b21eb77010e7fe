namespace Whetstone.Vision;

/// <summary>Away from the mean luma or towards it (<see cref="Image.AdjustContrast"/>). Gluon's RandomContrast, ContrastJitterAug.</summary>
/// <param name="factor">0 is grey all over, 1 the image itself.</param>
public sealed class RandomContrast(Interval factor) : FactorTransform(factor, 0, double.MaxValue)
{
    /// <inheritdoc/>
    protected override Image Change(Image image, double amount) => image.AdjustContrast(amount);
}
