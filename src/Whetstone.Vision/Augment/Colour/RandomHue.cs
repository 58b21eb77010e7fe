namespace Whetstone.Vision;

/// <summary>Turns the wheel of colours (<see cref="Image.AdjustHue"/>). Gluon's RandomHue, HueJitterAug.</summary>
/// <param name="turn">By which part of a whole turn, from -0.5 to 0.5.</param>
public sealed class RandomHue(Interval turn) : FactorTransform(turn, -0.5, 0.5)
{
    /// <inheritdoc/>
    protected override Image Change(Image image, double amount) => image.AdjustHue(amount);
}
