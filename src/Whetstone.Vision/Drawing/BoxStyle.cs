namespace Whetstone.Vision;

/// <summary>How boxes are drawn.</summary>
public sealed record BoxStyle
{
    private readonly int width = 1;

    /// <summary>Colours, one a box, or one for all; null for <see cref="Rgb.OfIndex"/>.</summary>
    public IReadOnlyList<Rgb>? Colours { get; init; }

    /// <summary>What is written into the top left corner of each box; null for nothing.</summary>
    public IReadOnlyList<string>? Labels { get; init; }

    /// <summary>Whether boxes are covered with their colour, so that the image shines through.</summary>
    public bool Fill { get; init; }

    /// <summary>Thickness of the border in pixels, at least 1, inwards.</summary>
    public int Width
    {
        get => width;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(Width));
            width = value;
        }
    }
}
