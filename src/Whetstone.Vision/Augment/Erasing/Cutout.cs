namespace Whetstone.Vision;

/// <summary>Square holes at random places, cut where they reach beyond the image (arXiv:1708.04552). fastai's cutout.</summary>
/// <param name="length">The length of a side, in pixels; at least 1.</param>
/// <param name="holes">How many, from the first number to the second.</param>
/// <param name="colour">The colour of the holes: one byte for all channels, or one a channel.</param>
public sealed class Cutout(Interval length, Interval holes, params IReadOnlyList<byte> colour) : PixelTransform
{
    private readonly Interval length = length.Within(1, int.MaxValue / 2, nameof(length)), holes = holes.Within(0, 10_000, nameof(holes));
    private readonly byte[] colour = colour.Count == 0 ? [0] : [.. colour];

    /// <summary>One black hole.</summary>
    public Cutout(int length = 40)
        : this(length, 1)
    {
    }

    /// <inheritdoc/>
    protected override Image Change(Image image, Rng random)
    {
        int count = Whole(holes, random);
        for (int i = 0; i < count; i++)
        {
            int size = Whole(length, random), y = random.Next(image.Height), x = random.Next(image.Width);
            image = image.Erase(new(y - size / 2, x - size / 2, size, size), colour);
        }
        return image;
    }

    private static int Whole(Interval range, Rng random) => (int)range.Min + random.Next((int)range.Max - (int)range.Min + 1);
}
