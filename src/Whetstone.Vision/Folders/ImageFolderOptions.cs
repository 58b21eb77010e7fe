namespace Whetstone.Vision;

/// <summary>How a folder of images becomes a data set.</summary>
public sealed record ImageFolderOptions
{
    /// <summary>The shape of every image, [C, H, W] with C 1 (grey) or 3; that of the first image if null.</summary>
    public Shape? Input { get; init; }

    /// <summary>The part of the images that is held back for validation, from 0 to 1, where the folder has no parts of its own.</summary>
    public double Validation { get; init; } = 0.2;

    /// <summary>Determines which are held back.</summary>
    public ulong Seed { get; init; }

    /// <summary>Whether damaged files are left out, and listed in <see cref="ImageFolder.Bad"/>, instead of ending the reading.</summary>
    public bool SkipBad { get; init; }

    /// <summary>Images that take more memory than this, in bytes, are decoded anew for every batch; others once.</summary>
    public long MostBytes { get; init; } = 4L << 30;

    /// <summary>Is told how many images are decoded, now and then.</summary>
    public IProgress<(int Done, int All)>? Progress { get; init; }
}
