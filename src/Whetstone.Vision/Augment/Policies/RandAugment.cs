namespace Whetstone.Vision;

/// <summary>A few ops, each drawn from fourteen, all at one magnitude (arXiv:1909.13719). torchvision's RandAugment, with its tables.</summary>
public sealed class RandAugment : PolicyTransform
{
    private readonly int ops, magnitude, steps;

    /// <summary>Applies <paramref name="ops"/> ops.</summary>
    /// <param name="ops">How many.</param>
    /// <param name="magnitude">How strong they are: from 0 to one less than <paramref name="steps"/>.</param>
    /// <param name="steps">Into how many steps the magnitudes are divided; at least 2.</param>
    public RandAugment(int ops = 2, int magnitude = 9, int steps = 31)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(ops);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)magnitude, (uint)steps, nameof(magnitude));
        (this.ops, this.magnitude, this.steps) = (ops, magnitude, steps);
    }

    /// <inheritdoc/>
    protected override Annotated Augment(Annotated sample, Rng random)
    {
        IReadOnlyList<Magnitudes> space = Space(steps, sample.Image.Height, sample.Image.Width);
        for (int i = 0; i < ops; i++) sample = Apply(space[random.Next(space.Count)], magnitude, sample, random);
        return sample;
    }

    /// <summary>The ops and their magnitudes.</summary>
    internal static IReadOnlyList<Magnitudes> Space(int steps, int height, int width) =>
    [
        Magnitudes.None("Identity"),
        .. new Reach { Shear = 0.3, TranslateX = 150.0 / 331.0 * width, TranslateY = 150.0 / 331.0 * height, Rotate = 30, Colour = 0.9 }.Space(steps),
    ];
}
