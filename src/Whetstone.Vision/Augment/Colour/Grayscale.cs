namespace Whetstone.Vision;

/// <summary>Always grey, in one channel or in three equal ones. torchvision's Grayscale.</summary>
/// <param name="channels">1 or 3.</param>
public sealed class Grayscale(int channels = 1) : PixelTransform
{
    private readonly int channels = channels is 1 or 3 ? channels : throw new ArgumentOutOfRangeException(nameof(channels), $"grey has 1 or 3 channels; got {channels}");

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random) => channels == 1 ? image.ToGrey() : image.ToGrey().ToRgb();
}
