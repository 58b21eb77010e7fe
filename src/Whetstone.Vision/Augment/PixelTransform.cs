namespace Whetstone.Vision;

/// <summary>A transform that changes colours and moves nothing: masks, boxes and points stay.</summary>
public abstract class PixelTransform : ImageTransform
{
    private readonly double p = 1;

    /// <summary>How probable it is that the image changes at all, from 0 to 1.</summary>
    public double P
    {
        get => p;
        init => p = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"a probability is from 0 to 1; got {value}");
    }

    /// <inheritdoc/>
    public sealed override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(random);
        return P < 1 && !random.NextBool(P) ? sample : sample with { Image = Change(sample.Image, random) };
    }

    /// <summary>The image in other colours, of the same size.</summary>
    protected abstract Image Change(Image image, Rng random);
}
