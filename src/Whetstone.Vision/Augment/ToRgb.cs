namespace Whetstone.Vision;

/// <summary>Three channels, whatever the file has: what comes first in most chains. fastai's <c>MakeRGB</c>.</summary>
public sealed class ToRgb : PixelTransform
{
    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random) => image.ToRgb();
}
