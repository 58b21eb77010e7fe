namespace Whetstone.Vision;

/// <summary>One of several transforms, drawn anew for each image. torchvision's <c>RandomChoice</c>; MXNet's <c>DetRandomSelectAug</c>.</summary>
public sealed class RandomChoice : ImageTransform
{
    private readonly ImageTransform[] transforms;

    /// <summary>Each of <paramref name="transforms"/> is equally likely.</summary>
    /// <exception cref="ArgumentException">There are none.</exception>
    public RandomChoice(params IEnumerable<ImageTransform> transforms)
    {
        this.transforms = [.. transforms];
        if (this.transforms.Length == 0) throw new ArgumentException("RandomChoice: needs at least one transform", nameof(transforms));
        foreach (ImageTransform transform in this.transforms) ArgumentNullException.ThrowIfNull(transform, nameof(transforms));
    }

    /// <inheritdoc/>
    public override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(random);
        return transforms[random.Next(transforms.Length)].Apply(sample, random);
    }
}
