namespace Whetstone.Vision;

/// <summary>A transform that moves pixels by a map of the plane. In a <see cref="Compose"/> neighbours of this kind are interpolated once.</summary>
public abstract class WarpTransform : ImageTransform
{
    private readonly double p = 1;

    /// <summary>How probable it is that the image changes at all, from 0 to 1.</summary>
    public double P
    {
        get => p;
        init => p = value is >= 0 and <= 1 ? value : throw new ArgumentOutOfRangeException(nameof(value), $"a probability is from 0 to 1; got {value}");
    }

    /// <summary>How pixels are mixed: nearest, bilinear or bicubic. Shrinking does not antialias; resize before.</summary>
    public Resampling Filter { get; init; } = Resampling.Bilinear;

    /// <summary>What is seen beyond the image.</summary>
    public Border Border { get; init; } = Border.Black;

    /// <summary>Whether pixels are only flipped and turned, so that filter and border do not matter.</summary>
    public virtual bool MovesWholePixels => false;

    /// <inheritdoc/>
    public sealed override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(random);
        return DrawOrNot(sample.Image.Height, sample.Image.Width, random).Apply(sample, Filter, Border);
    }

    /// <summary>The warp of an image of a size.</summary>
    protected abstract Warp Draw(int height, int width, Rng random);

    /// <summary>The warp, or none with the probability that this has.</summary>
    internal Warp DrawOrNot(int height, int width, Rng random) =>
        P < 1 && !random.NextBool(P) ? Warp.None(height, width) : Draw(height, width, random);
}
