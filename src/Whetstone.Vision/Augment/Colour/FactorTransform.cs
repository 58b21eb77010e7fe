namespace Whetstone.Vision;

/// <summary>A transform of colours by a number that is drawn for each image.</summary>
/// <param name="amount">The number.</param>
/// <param name="low">The least it may be.</param>
/// <param name="high">The most it may be.</param>
public abstract class FactorTransform(Interval amount, double low, double high) : PixelTransform
{
    /// <summary>The numbers that are drawn from.</summary>
    public Interval Amount { get; } = amount.Within(low, high, nameof(amount));

    /// <inheritdoc/>
    protected sealed override Image Change(Image image, Rng random) => Change(image, Amount.Draw(random));

    /// <summary>The image changed by this much.</summary>
    protected abstract Image Change(Image image, double amount);
}
