namespace Whetstone.Data;

/// <summary>A random order for data that is read fast only piece by piece, as from a disk: chunks of neighbours in random order, and the examples of a few chunks mixed.</summary>
/// <remarks>Every example comes once. At any time only <c>chunk · window</c> examples' places are visited, which a buffer of that size covers.</remarks>
public sealed class ChunkSampler : Sampler
{
    private readonly int chunk, window;
    private readonly ulong seed;

    /// <summary>Samples the examples 0 to <paramref name="count"/> − 1.</summary>
    /// <param name="count">How many there are.</param>
    /// <param name="chunk">Neighbours that stay together.</param>
    /// <param name="window">Chunks whose examples are mixed.</param>
    /// <param name="seed">Determines the orders.</param>
    public ChunkSampler(int count, int chunk, int window, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(chunk, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 1);
        (Count, this.chunk, this.window, this.seed) = (count, chunk, window, seed);
    }

    /// <inheritdoc/>
    public override int Count { get; }

    /// <inheritdoc/>
    protected override int[] Draw(int epoch)
    {
        CounterRandom random = new(seed, epoch);
        int[] chunks = [.. Enumerable.Range(0, (int)(((long)Count + chunk - 1) / chunk))], order = new int[Count];
        random.Shuffle(chunks);
        int filled = 0, mixed = 0;
        for (int i = 0; i < chunks.Length; i++)
        {
            int start = chunks[i] * chunk, end = (int)Math.Min(Count, (long)start + chunk);
            for (int index = start; index < end; index++) order[filled++] = index;
            if ((i + 1) % window != 0 && i + 1 != chunks.Length) continue;
            random.Shuffle(order.AsSpan(mixed, filled - mixed));
            mixed = filled;
        }
        return order;
    }
}
