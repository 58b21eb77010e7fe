namespace Whetstone.Vision;

/// <summary>How to decode an image. The defaults suit photographs that are to be seen upright and whole.</summary>
public sealed record DecodeOptions
{
    /// <summary>
    /// The height and width that are needed. A JPEG is then decoded straight to the smallest size that has both (TurboJPEG's eighths), which
    /// is much faster for large photographs. Other formats always come in full size. Null: full size.
    /// </summary>
    public (int Height, int Width)? AtLeast { get; init; }

    /// <summary>Whether an image stays as it is stored, even if its EXIF data say that the camera was turned.</summary>
    public bool KeepOrientation { get; init; }

    /// <summary>
    /// Whether a PNG whose pixels are places in a palette, or grey of fewer than 8 bits, gives those numbers as they stand, as one channel: masks of classes
    /// are kept so. Otherwise, and for other formats, an image has its colours.
    /// </summary>
    public bool KeepIndices { get; init; }

    /// <summary>Whether what can be decoded of a damaged or truncated JPEG is good enough; what is missing is grey.</summary>
    public bool AllowJpegDamage { get; init; }
}
