namespace Whetstone.Vision;

/// <summary>How image records become examples.</summary>
public sealed record ImageRecordOptions
{
    /// <summary>The shape of every image, [C, H, W] with C 1 (grey) or 3; that of the first image if null.</summary>
    public Shape? Input { get; init; }

    /// <summary>What labels are.</summary>
    public RecordLabels Labels { get; init; }

    /// <summary>Neighbours that stay together when the order is random: read in one sweep of a disk.</summary>
    public int Chunk { get; init; } = 256;

    /// <summary>Chunks whose examples are mixed.</summary>
    public int Window { get; init; } = 16;

    /// <exception cref="ArgumentException">A number is none that is allowed.</exception>
    internal void Check()
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Chunk, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(Window, 1);
        if (Input is { } shape && (shape.Rank != 3 || shape[0] is not (1 or 3) || shape.Size == 0)) throw new ArgumentException($"images become [1 or 3, H, W]; got {shape}");
    }
}
