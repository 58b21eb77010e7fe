namespace Whetstone.Vision;

/// <summary>One channel, drawn for each image, becomes noise. fastai's rgb_randomize.</summary>
/// <param name="threshold">The noise is below this part of the brightest.</param>
public sealed class RandomizeChannel(double threshold = 0.3) : PixelTransform
{
    private readonly double threshold = threshold is >= 0 and <= 1 ? threshold : throw new ArgumentOutOfRangeException(nameof(threshold), $"needs 0 to 1; got {threshold}");

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random)
    {
        byte[] to = image.Pixels.ToArray();
        float[] noise = Tensor.Uniform([image.Height * image.Width], random, 0, threshold).ToArray();
        for (int i = 0, at = random.Next(Math.Min(3, image.Channels)); i < noise.Length; i++, at += image.Channels) to[at] = (byte)(255 * noise[i]);
        return new(image.Height, image.Width, image.Channels, to);
    }
}
