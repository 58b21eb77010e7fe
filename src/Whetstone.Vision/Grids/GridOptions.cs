namespace Whetstone.Vision;

/// <summary>How images become a grid; the defaults are torchvision's.</summary>
public sealed record GridOptions
{
    private readonly int columns = 8, padding = 2;

    /// <summary>Images in a row, at least 1 (torchvision's <c>nrow</c>).</summary>
    public int Columns
    {
        get => columns;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Columns));
            columns = value;
        }
    }

    /// <summary>Pixels between images and around them.</summary>
    public int Padding
    {
        get => padding;
        init
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value, nameof(Padding));
            padding = value;
        }
    }

    /// <summary>Whether values are brought to 0…1: the lowest becomes 0, the highest 1.</summary>
    public bool Normalize { get; init; }

    /// <summary>What becomes 0 and what 1 under <see cref="Normalize"/>; values beyond are clipped. Null for the lowest and highest there are.</summary>
    public (double Low, double High)? ValueRange { get; init; }

    /// <summary>Whether <see cref="Normalize"/> looks for lowest and highest in each image instead of in all.</summary>
    public bool ScaleEach { get; init; }

    /// <summary>The value of pixels between images.</summary>
    public double PadValue { get; init; }
}
