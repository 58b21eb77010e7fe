namespace Whetstone.Vision;

/// <summary>How to encode an image.</summary>
public sealed record EncodeOptions
{
    private readonly int jpegQuality = 75;

    /// <summary>Quality of a JPEG, 1 to 100.</summary>
    public int JpegQuality
    {
        get => jpegQuality;
        init
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(JpegQuality));
            ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 100, nameof(JpegQuality));
            jpegQuality = value;
        }
    }

    /// <summary>Whether a JPEG keeps its colours at full resolution (4:4:4) instead of at half of it (4:2:0).</summary>
    public bool JpegFullColour { get; init; }
}
