namespace Whetstone.Vision;

/// <summary>A transform that draws ops and magnitudes from tables, as policies of augmentation do. A new one is a file beside this one.</summary>
public abstract class PolicyTransform : ImageTransform
{
    /// <summary>How warps mix pixels: nearest, bilinear or bicubic.</summary>
    public Resampling Filter { get; init; } = Resampling.Nearest;

    /// <summary>What warps see beyond the image.</summary>
    public Border Border { get; init; } = Border.Black;

    /// <inheritdoc/>
    public sealed override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(random);
        return Augment(sample, random);
    }

    /// <summary>The image changed by the ops that are drawn.</summary>
    protected abstract Annotated Augment(Annotated sample, Rng random);

    /// <summary>Applies one op.</summary>
    internal Annotated Apply(Magnitudes op, int magnitude, Annotated sample, Rng random) => op.Apply(sample, magnitude, Filter, Border, random);
}
