namespace Whetstone.Vision;

/// <summary>One op of fourteen at a magnitude, both drawn for each image (arXiv:2103.10158). torchvision's TrivialAugmentWide, with its tables.</summary>
public sealed class TrivialAugment : ImageTransform
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

    /// <summary>How warps mix pixels.</summary>
    public Resampling Filter { get; init; } = Resampling.Nearest;

    /// <summary>What warps see beyond the image.</summary>
    public Border Border { get; init; } = Border.Black;

    /// <inheritdoc/>
    public override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(random);
        return space[random.Next(space.Count)].Apply(sample, random.Next(steps), Filter, Border, random);
    }

    /// <summary>The ops and their magnitudes.</summary>
    internal static IReadOnlyList<Magnitudes> Space(int steps) =>
    [
        Magnitudes.None("Identity"),
        Magnitudes.Steps("ShearX", 0, 0.99, steps),
        Magnitudes.Steps("ShearY", 0, 0.99, steps),
        Magnitudes.Steps("TranslateX", 0, 32, steps),
        Magnitudes.Steps("TranslateY", 0, 32, steps),
        Magnitudes.Steps("Rotate", 0, 135, steps),
        Magnitudes.Steps("Brightness", 0, 0.99, steps),
        Magnitudes.Steps("Color", 0, 0.99, steps),
        Magnitudes.Steps("Contrast", 0, 0.99, steps),
        Magnitudes.Steps("Sharpness", 0, 0.99, steps),
        Magnitudes.Bits(6, steps),
        Magnitudes.Steps("Solarize", 255, 0, steps, signed: false),
        Magnitudes.None("AutoContrast"),
        Magnitudes.None("Equalize"),
    ];
}
