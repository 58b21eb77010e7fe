namespace Whetstone.Vision;

/// <summary>Several transforms, one after another. Neighbours that warp are combined, so that pixels are interpolated once.</summary>
/// <remarks>torchvision's and Gluon's <c>Compose</c>, MXNet's <c>SequentialAug</c>; the combination is fastai's.</remarks>
public sealed class Compose : ImageTransform
{
    private readonly ImageTransform[] transforms;

    /// <summary>The given transforms, in order.</summary>
    public Compose(params IEnumerable<ImageTransform> transforms)
    {
        this.transforms = [.. transforms];
        foreach (ImageTransform transform in this.transforms) ArgumentNullException.ThrowIfNull(transform, nameof(transforms));
    }

    /// <summary>The transforms, in order.</summary>
    public IReadOnlyList<ImageTransform> Transforms => transforms;

    /// <inheritdoc/>
    public override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(random);
        WarpChain? chain = null;
        foreach (ImageTransform transform in transforms)
        {
            if (transform is WarpTransform warp)
            {
                if (chain is not null && !chain.Accepts(warp)) (sample, chain) = (chain.Apply(sample), null);
                (chain ??= new(sample.Image)).Add(warp, random);
                continue;
            }
            if (chain is not null) (sample, chain) = (chain.Apply(sample), null);
            sample = transform.Apply(sample, random);
        }
        return chain?.Apply(sample) ?? sample;
    }
}
