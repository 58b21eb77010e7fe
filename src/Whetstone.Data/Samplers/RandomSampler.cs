namespace Whetstone.Data;

/// <summary>Every example once, in a random order that is different in every epoch: for training.</summary>
public sealed class RandomSampler : Sampler
{
    private readonly ulong seed;

    /// <summary>Samples the examples 0 to <paramref name="count"/> - 1 in the orders that <paramref name="seed"/> determines.</summary>
    public RandomSampler(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Count = count;
        this.seed = seed;
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    protected override int[] Draw(int epoch)
    {
        int[] indices = [.. Enumerable.Range(0, Count)];
        new CounterRandom(seed, epoch).Shuffle(indices);
        return indices;
    }
}
