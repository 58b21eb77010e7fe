namespace Whetstone.Vision;

/// <summary>Brightness as fastai changes it: a summand in the space of logits, so that nothing is clipped.</summary>
/// <param name="change">From 0, black, to 1, white; 0.5 is the image itself.</param>
public sealed class LogitBrightness(Interval change) : FactorTransform(change, 0.001, 0.999)
{
    /// <inheritdoc/>
    protected override Image Change(Image image, double amount)
    {
        double add = Logits.Of(amount);
        return image.MapColours(v => Logits.ToByte(Logits.Of(v / 255.0) + add));
    }
}
