namespace Whetstone.Data;

/// <summary>Every example once, in the data set's own order: for evaluation.</summary>
public sealed class SequentialSampler : Sampler
{
    /// <summary>Samples the examples 0 to <paramref name="count"/> - 1.</summary>
    public SequentialSampler(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    protected override int[] Draw(int epoch) => [.. Enumerable.Range(0, Count)];
}
