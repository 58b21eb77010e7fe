namespace Whetstone;

/// <summary>How a resized image takes its pixels from the original.</summary>
public enum InterpolateMode
{
    /// <summary>Copies the pixel at <c>⌊i · step⌋</c>.</summary>
    Nearest,

    /// <summary>Mixes the four pixels around.</summary>
    Bilinear,
}
