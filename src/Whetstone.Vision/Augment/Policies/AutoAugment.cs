namespace Whetstone.Vision;

/// <summary>A pair of ops of a policy that was learned for a data set, each with a probability and a magnitude of its own (arXiv:1805.09501). torchvision's AutoAugment.</summary>
/// <param name="policy">The policy; that for ImageNet if null.</param>
public sealed class AutoAugment(AutoAugmentPolicy? policy = null) : PolicyTransform
{
    private readonly AutoAugmentPolicy policy = policy ?? AutoAugmentPolicy.ImageNet;

    /// <inheritdoc/>
    protected override Annotated Augment(Annotated sample, Rng random)
    {
        IReadOnlyDictionary<string, Magnitudes> space = Space(sample.Image.Height, sample.Image.Width);
        (PolicyStep first, PolicyStep second) = policy.Pairs[random.Next(policy.Pairs.Count)];
        foreach (PolicyStep step in (ReadOnlySpan<PolicyStep>)[first, second])
            if (random.NextBool(step.P)) sample = Apply(space[step.Op], step.Magnitude, sample, random);
        return sample;
    }

    /// <summary>The ops and their magnitudes, by name.</summary>
    internal static IReadOnlyDictionary<string, Magnitudes> Space(int height, int width) => RandAugment.Space(AutoAugmentPolicy.Steps, height, width)
        .Append(Magnitudes.None("Invert")).ToDictionary(m => m.Op.Name);
}
