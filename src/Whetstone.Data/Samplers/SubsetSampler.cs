namespace Whetstone.Data;

/// <summary>Only the examples given, in the order given or in a random one: one side of a split.</summary>
public sealed class SubsetSampler : Sampler
{
    private readonly int[] indices;
    private readonly ulong? seed;

    /// <summary>Samples <paramref name="indices"/>.</summary>
    /// <param name="indices">The examples' indices; copied.</param>
    /// <param name="seed">Determines the random order of each epoch; null keeps the order given.</param>
    public SubsetSampler(IEnumerable<int> indices, ulong? seed = null)
    {
        this.indices = [.. indices];
        foreach (int index in this.indices) ArgumentOutOfRangeException.ThrowIfNegative(index, nameof(indices));
        this.seed = seed;
    }

    /// <inheritdoc/>
    public override int Count => indices.Length;

    /// <inheritdoc/>
    protected override int[] Draw(int epoch)
    {
        int[] drawn = [.. indices];
        if (seed is ulong s) new CounterRandom(s, epoch).Shuffle(drawn);
        return drawn;
    }
}
