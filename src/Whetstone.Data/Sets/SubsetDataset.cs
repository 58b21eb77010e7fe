namespace Whetstone.Data;

/// <summary>Some examples of another set, in any order.</summary>
public sealed class SubsetDataset : Dataset
{
    private readonly Dataset whole;
    private readonly int[] indices;

    /// <summary>Looks at the examples of <paramref name="whole"/> at <paramref name="indices"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no example at an index.</exception>
    public SubsetDataset(Dataset whole, IEnumerable<int> indices)
    {
        ArgumentNullException.ThrowIfNull(whole);
        this.whole = whole;
        this.indices = [.. indices];
        foreach (int index in this.indices)
            if ((uint)index >= (uint)whole.Count) throw new ArgumentOutOfRangeException(nameof(indices), $"index {index} is outside a data set of {whole.Count} samples");
    }

    /// <inheritdoc/>
    public override int Count => indices.Length;

    /// <inheritdoc/>
    public override Sample this[int index]
    {
        get
        {
            Check(index);
            return whole[indices[index]];
        }
    }

    /// <inheritdoc/>
    public override Sample Read(int index, BatchContext context)
    {
        Check(index);
        return whole.Read(indices[index], context);
    }

    /// <inheritdoc/>
    public override Batch Gather(ReadOnlySpan<int> indices) => whole.Gather(Inner(indices)) with { Indices = indices.ToArray() };

    /// <inheritdoc/>
    public override Batch Gather(ReadOnlySpan<int> indices, BatchContext context) => whole.Gather(Inner(indices), context) with { Indices = indices.ToArray() };

    private int[] Inner(ReadOnlySpan<int> indices)
    {
        var inner = new int[indices.Length];
        for (int i = 0; i < inner.Length; i++)
        {
            Check(indices[i]);
            inner[i] = this.indices[indices[i]];
        }
        return inner;
    }

    internal static SubsetDataset Window(Dataset whole, int start, int count) => new(whole, Enumerable.Range(start, count));

    internal static Dataset[] Split(Dataset whole, IReadOnlyList<int> sizes, ulong seed)
    {
        ArgumentNullException.ThrowIfNull(sizes);
        foreach (int size in sizes) ArgumentOutOfRangeException.ThrowIfNegative(size, nameof(sizes));
        long sum = sizes.Sum(size => (long)size);
        if (sum != whole.Count) throw new ArgumentException($"the sizes add up to {sum}; the data set has {whole.Count} samples", nameof(sizes));
        int[] order = new RandomSampler(whole.Count, seed).Indices(0);
        var parts = new Dataset[sizes.Count];
        int start = 0;
        for (int i = 0; i < parts.Length; start += sizes[i++]) parts[i] = new SubsetDataset(whole, order[start..(start + sizes[i])]);
        return parts;
    }
}
