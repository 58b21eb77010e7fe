namespace Whetstone.Vision;

/// <summary>Shears, scales, turns about the middle and shifts at once. torchvision's RandomAffine.</summary>
public sealed class RandomAffine : WarpTransform
{
    private readonly Interval degrees = 0, scale = 1, shearX = 0, shearY = 0, shiftX = 0, shiftY = 0;

    /// <summary>Clockwise.</summary>
    public Interval Degrees { get => degrees; init => degrees = value.Within(double.MinValue, double.MaxValue, nameof(Degrees)); }

    /// <summary>How much larger things become; above 0.</summary>
    public Interval Scale { get => scale; init => scale = value.Within(double.Epsilon, double.MaxValue, nameof(Scale)); }

    /// <summary>By how many degrees columns lean; between -90 and 90.</summary>
    public Interval ShearX { get => shearX; init => shearX = value.Within(-89.9, 89.9, nameof(ShearX)); }

    /// <summary>By how many degrees rows lean; between -90 and 90.</summary>
    public Interval ShearY { get => shearY; init => shearY = value.Within(-89.9, 89.9, nameof(ShearY)); }

    /// <summary>To the right, in widths; the pixels are rounded to whole ones.</summary>
    public Interval ShiftX { get => shiftX; init => shiftX = value.Within(double.MinValue, double.MaxValue, nameof(ShiftX)); }

    /// <summary>Down, in heights; the pixels are rounded to whole ones.</summary>
    public Interval ShiftY { get => shiftY; init => shiftY = value.Within(double.MinValue, double.MaxValue, nameof(ShiftY)); }

    /// <inheritdoc/>
    protected override Warp Draw(int height, int width, Rng random)
    {
        double turn = Degrees.Draw(random), x = Math.Round(width * ShiftX.Draw(random)), y = Math.Round(height * ShiftY.Draw(random)), size = Scale.Draw(random);
        return new(AffineMap.Source((width * 0.5, height * 0.5), turn, (x, y), size, (ShearX.Draw(random), ShearY.Draw(random))), height, width);
    }
}
