namespace Whetstone.Vision;

/// <summary>Several transforms in an order drawn anew for each image. torchvision's <c>RandomOrder</c>, MXNet's <c>RandomOrderAug</c>.</summary>
public sealed class RandomOrder : ImageTransform
{
    private readonly ImageTransform[] transforms;

    /// <summary>All of <paramref name="transforms"/>, in any order.</summary>
    public RandomOrder(params IEnumerable<ImageTransform> transforms)
    {
        this.transforms = [.. transforms];
        foreach (ImageTransform transform in this.transforms) ArgumentNullException.ThrowIfNull(transform, nameof(transforms));
    }

    /// <inheritdoc/>
    public override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(random);
        ImageTransform[] order = [.. transforms];
        for (int last = order.Length - 1; last > 0; last--)
        {
            int other = random.Next(last + 1);
            (order[last], order[other]) = (order[other], order[last]);
        }
        foreach (ImageTransform transform in order) sample = transform.Apply(sample, random);
        return sample;
    }
}
