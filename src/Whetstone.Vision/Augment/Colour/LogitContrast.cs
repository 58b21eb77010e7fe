namespace Whetstone.Vision;

/// <summary>Contrast as fastai changes it: a factor in the space of logits, so that nothing is clipped.</summary>
/// <param name="scale">Above 0; 1 is the image itself.</param>
public sealed class LogitContrast(Interval scale) : FactorTransform(scale, 0, double.MaxValue)
{
    /// <inheritdoc/>
    protected override Image Change(Image image, double amount) => image.MapColours(v => Logits.ToByte(Logits.Of(v / 255.0) * amount));
}
