namespace Whetstone.Vision;

/// <summary>How image records become examples.</summary>
public sealed record ImageRecordOptions
{
    /// <summary>The shape of every image, [C, H, W] with C 1 (grey) or 3; that of the first image if null.</summary>
    public Shape? Input { get; init; }

    /// <summary>What labels are.</summary>
    public RecordLabels Labels { get; init; }

    /// <summary>What is done at random to each image for training as it was decoded, before the middle of the shape is taken of what comes out; null for nothing.</summary>
    /// <remarks>A <see cref="RandomResizedCrop"/> here sees the whole image, one on batches only its middle. Random numbers are those of the loader's seed, the epoch and the example.</remarks>
    public ImageTransform? Augment { get; init; }

    /// <summary>What is done to images of a part that is held back for testing (<see cref="ImageRecords.Split"/>, <see cref="ImageRecordSet"/>), and to all if there is no <see cref="Augment"/>; nothing random; null for nothing.</summary>
    public ImageTransform? Fit { get; init; }

    /// <summary>How images are decoded for <see cref="Augment"/> and <see cref="Fit"/>; in full size if null. <see cref="DecodeOptions.AtLeast"/> saves much time for large photographs.</summary>
    public DecodeOptions? Decode { get; init; }

    /// <summary>Neighbours that stay together when the order is random: read in one sweep of a disk.</summary>
    public int Chunk { get; init; } = 256;

    /// <summary>Chunks whose examples are mixed.</summary>
    public int Window { get; init; } = 16;

    /// <summary>The same for records that are held back: fitted, not augmented.</summary>
    internal ImageRecordOptions ForTesting => this with { Augment = null };

    /// <exception cref="ArgumentException">A number is none that is allowed.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Chunk, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Window, 1);
        if (Input is { } shape && (shape.Rank != 3 || shape[0] is not (1 or 3) || shape.Size == 0)) throw new ArgumentException($"images become [1 or 3, H, W]; got {shape}");
    }
}
