namespace Whetstone.Vision;

/// <summary>Each pixel is taken from a random place near its own. fastai's jitter. The mask is moved by the same places; boxes and points stay.</summary>
/// <param name="magnitude">How far at most along either axis, in half image sizes: from 0 to 1.</param>
public sealed class RandomJitter(Interval magnitude) : ImageTransform
{
    private readonly Interval magnitude = magnitude.Within(0, 1, nameof(magnitude));

    /// <inheritdoc/>
    public override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(random);
        double far = magnitude.Draw(random);
        Image image = sample.Image;
        int[] from = Places(image.Height, image.Width, far, random);
        return sample with { Image = Take(image, from), Mask = sample.Mask is { } mask ? Take(mask, from) : null };
    }

    private static int[] Places(int height, int width, double far, Rng random)
    {
        float[] lots = Tensor.Uniform([height, width, 2], random, -far / 2, far / 2).ToArray();
        int[] from = new int[height * width];
        for (int i = 0; i < from.Length; i++)
        {
            int x = (int)Math.Round(i % width + lots[2 * i] * width), y = (int)Math.Round(i / width + lots[2 * i + 1] * height);
            from[i] = Math.Clamp(y, 0, height - 1) * width + Math.Clamp(x, 0, width - 1);
        }
        return from;
    }

    private static Image Take(Image image, int[] from)
    {
        int channels = image.Channels;
        byte[] to = new byte[image.Pixels.Length];
        for (int i = 0; i < from.Length; i++) image.Pixels.Slice(from[i] * channels, channels).CopyTo(to.AsSpan(i * channels));
        return new(image.Height, image.Width, channels, to);
    }
}
