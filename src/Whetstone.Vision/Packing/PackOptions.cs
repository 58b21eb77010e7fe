namespace Whetstone.Vision;

/// <summary>How images go into records. Names and defaults are those of MXNet's im2rec.</summary>
public sealed record PackOptions
{
    /// <summary>Whether files go in as they are, without decoding. Nothing below but <see cref="Threads"/> and labels then applies.</summary>
    public bool PassThrough { get; init; }

    /// <summary>The length of the shorter edge, in pixels; 0 to keep the size. The other edge keeps its proportion.</summary>
    public int Resize { get; init; }

    /// <summary>Whether the largest square in the middle is cut out, before resizing.</summary>
    public bool CenterCrop { get; init; }

    /// <summary>Quality of a JPEG, 1 to 100.</summary>
    public int Quality { get; init; } = 95;

    /// <summary>Which channels are kept.</summary>
    public PackColor Color { get; init; } = PackColor.Color;

    /// <summary>The format of the images in records: .jpg or .png.</summary>
    public string Encoding { get; init; } = ".jpg";

    /// <summary>Whether all labels of a list go in; otherwise the first.</summary>
    public bool PackLabel { get; init; }

    /// <summary>Images at once. The result does not depend on it.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Whether damaged files are left out, and named in the result, instead of ending the packing.</summary>
    public bool SkipBad { get; init; }

    /// <summary>Is told how many images are packed, now and then.</summary>
    public IProgress<(int Done, int All)>? Progress { get; init; }

    /// <exception cref="ArgumentException">A number or the encoding is none that is allowed.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfNegative(Resize);
        ArgumentOutOfRangeException.ThrowIfLessThan(Threads, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Quality, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Quality, 100);
        if (Encoding is not (".jpg" or ".png")) throw new ArgumentException($"images are packed as .jpg or .png, not as {Encoding}");
    }
}

/// <summary>Which channels packed images have; the numbers are im2rec's.</summary>
public enum PackColor
{
    /// <summary>Those of the file, alpha and grey included; the EXIF orientation is not applied.</summary>
    Unchanged = -1,

    /// <summary>One, luma.</summary>
    Grey = 0,

    /// <summary>Red, green and blue.</summary>
    Color = 1,
}
