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

    /// <summary>Images that take more memory than this, in bytes, are decoded anew for every batch; others once. With <see cref="Augment"/> those for training are always decoded anew.</summary>
    public long MostBytes { get; init; } = 4L << 30;

    /// <summary>What is done at random to each image for training as it was decoded, before the middle of the shape is taken of what comes out; null for nothing.</summary>
    /// <remarks>A <see cref="RandomResizedCrop"/> here sees the whole image, one on batches only its middle. Random numbers are those of the loader's seed, the epoch and the example.</remarks>
    public ImageTransform? Augment { get; init; }

    /// <summary>What is done to images for validation instead, and to those for training if there is no <see cref="Augment"/>; nothing random; null for nothing.</summary>
    public ImageTransform? Fit { get; init; }

    /// <summary>How images are decoded for <see cref="Augment"/> and <see cref="Fit"/>; in full size if null. <see cref="DecodeOptions.AtLeast"/> saves much time for large photographs.</summary>
    public DecodeOptions? Decode { get; init; }

    /// <summary>Is told how many images are decoded, now and then.</summary>
    public IProgress<(int Done, int All)>? Progress { get; init; }
}
