namespace Whetstone.Vision;

/// <summary>How far the ops of a policy go at most, and the table of magnitudes that follows. All of torchvision's policies differ in these numbers only.</summary>
internal sealed record Reach
{
    /// <summary>Tangent of the angle.</summary>
    public required double Shear { get; init; }

    /// <summary>Pixels to the side.</summary>
    public required double TranslateX { get; init; }

    /// <summary>Pixels up or down.</summary>
    public required double TranslateY { get; init; }

    /// <summary>Degrees.</summary>
    public required double Rotate { get; init; }

    /// <summary>What is added to the factor 1 of brightness, colour, contrast and sharpness.</summary>
    public required double Colour { get; init; }

    /// <summary>The bits that posterizing keeps at the weakest.</summary>
    public int Bits { get; init; } = 8;

    /// <summary>How many fewer at the strongest.</summary>
    public int LostBits { get; init; } = 4;

    /// <summary>The thirteen ops that all policies share, with their magnitudes.</summary>
    /// <param name="steps">Into how many steps the magnitudes are divided; at least 2.</param>
    public IReadOnlyList<Magnitudes> Space(int steps) =>
    [
        Magnitudes.Steps("ShearX", 0, Shear, steps),
        Magnitudes.Steps("ShearY", 0, Shear, steps),
        Magnitudes.Steps("TranslateX", 0, TranslateX, steps),
        Magnitudes.Steps("TranslateY", 0, TranslateY, steps),
        Magnitudes.Steps("Rotate", 0, Rotate, steps),
        Magnitudes.Steps("Brightness", 0, Colour, steps),
        Magnitudes.Steps("Color", 0, Colour, steps),
        Magnitudes.Steps("Contrast", 0, Colour, steps),
        Magnitudes.Steps("Sharpness", 0, Colour, steps),
        Magnitudes.Bits(Bits, LostBits, steps),
        Magnitudes.Steps("Solarize", 255, 0, steps, signed: false),
        Magnitudes.None("AutoContrast"),
        Magnitudes.None("Equalize"),
    ];
}
