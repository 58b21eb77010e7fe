namespace Whetstone.Vision;

/// <summary>A few ops, each drawn from fourteen, all at one magnitude (arXiv:1909.13719). torchvision's RandAugment, with its tables.</summary>
public sealed class RandAugment : ImageTransform
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

    /// <summary>How warps mix pixels.</summary>
    public Resampling Filter { get; init; } = Resampling.Nearest;

    /// <summary>What warps see beyond the image.</summary>
    public Border Border { get; init; } = Border.Black;

    /// <inheritdoc/>
    public override Annotated Apply(Annotated sample, Rng random)
    {
        ArgumentNullException.ThrowIfNull(sample);
        ArgumentNullException.ThrowIfNull(random);
        IReadOnlyList<Magnitudes> space = Space(steps, sample.Image.Height, sample.Image.Width);
        for (int i = 0; i < ops; i++) sample = space[random.Next(space.Count)].Apply(sample, magnitude, Filter, Border, random);
        return sample;
    }

    /// <summary>The ops and their magnitudes.</summary>
    internal static IReadOnlyList<Magnitudes> Space(int steps, int height, int width) =>
    [
        Magnitudes.None("Identity"),
        Magnitudes.Steps("ShearX", 0, 0.3, steps),
        Magnitudes.Steps("ShearY", 0, 0.3, steps),
        Magnitudes.Steps("TranslateX", 0, 150.0 / 331.0 * width, steps),
        Magnitudes.Steps("TranslateY", 0, 150.0 / 331.0 * height, steps),
        Magnitudes.Steps("Rotate", 0, 30, steps),
        Magnitudes.Steps("Brightness", 0, 0.9, steps),
        Magnitudes.Steps("Color", 0, 0.9, steps),
        Magnitudes.Steps("Contrast", 0, 0.9, steps),
        Magnitudes.Steps("Sharpness", 0, 0.9, steps),
        Magnitudes.Bits(4, steps),
        Magnitudes.Steps("Solarize", 255, 0, steps, signed: false),
        Magnitudes.None("AutoContrast"),
        Magnitudes.None("Equalize"),
    ];
}
