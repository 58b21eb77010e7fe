namespace Whetstone.Vision;

/// <summary>One op of fourteen at a magnitude, both drawn for each image (arXiv:2103.10158). torchvision's TrivialAugmentWide, with its tables.</summary>
public sealed class TrivialAugment : PolicyTransform
{
    private readonly IReadOnlyList<Magnitudes> space;
    private readonly int steps;

    /// <summary>Applies one op.</summary>
    /// <param name="steps">Into how many steps the magnitudes are divided; at least 2.</param>
    public TrivialAugment(int steps = 31)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        (this.steps, space) = (steps, Space(steps));
    }

    /// <inheritdoc/>
    protected override Annotated Augment(Annotated sample, Rng random) => Apply(space[random.Next(space.Count)], random.Next(steps), sample, random);

    /// <summary>The ops and their magnitudes.</summary>
    internal static IReadOnlyList<Magnitudes> Space(int steps) =>
    [
        Magnitudes.None("Identity"),
        .. new Reach { Shear = 0.99, TranslateX = 32, TranslateY = 32, Rotate = 135, Colour = 0.99, LostBits = 6 }.Space(steps),
    ];
}
