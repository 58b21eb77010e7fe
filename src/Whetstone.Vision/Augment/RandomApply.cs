namespace Whetstone.Vision;

/// <summary>A transform that is applied with a probability. torchvision's and Gluon's <c>RandomApply</c>.</summary>
public sealed class RandomApply : ImageTransform
{
    private readonly ImageTransform transform;

    /// <summary>Applies <paramref name="transform"/>, or leaves the image as it is.</summary>
    /// <param name="transform">The transform; a <see cref="Compose"/> for several.</param>
    /// <param name="p">How probable it is that it is applied, from 0 to 1.</param>
    public RandomApply(ImageTransform transform, double p = 0.5)
    {
        ArgumentNullException.ThrowIfNull(transform);
        if (p is not (>= 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(p), $"a probability is from 0 to 1; got {p}");
        (this.transform, P) = (transform, p);
    }

    /// <summary>How probable it is that the transform is applied.</summary>
    public double P { get; }

    /// <inheritdoc/>
    public override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return random.NextBool(P) ? transform.Apply(sample, random) : sample;
    }
}
