namespace Whetstone.Data;

/// <summary>Several sets, one after another.</summary>
public sealed class ConcatDataset : Dataset
{
    private readonly Dataset[] parts;
    private readonly int[] ends;

    /// <summary>The examples of <paramref name="parts"/>, those of the first part first.</summary>
    public ConcatDataset(params IEnumerable<Dataset> parts)
    {
        this.parts = [.. parts];
        ends = new int[this.parts.Length];
        int end = 0;
        for (int i = 0; i < ends.Length; i++) ends[i] = end = checked(end + this.parts[i].Count);
    }

    /// <inheritdoc/>
    public override int Count => ends.Length == 0 ? 0 : ends[^1];

    /// <inheritdoc/>
    public override Sample this[int index]
    {
        get
        {
            Check(index);
            (Dataset part, int inner) = Find(index);
            return part[inner];
        }
    }

    /// <inheritdoc/>
    public override Sample Read(int index, BatchContext context)
    {
        Check(index);
        (Dataset part, int inner) = Find(index);
        // Examples of the same index in different parts must not draw the same numbers.
        return part.Read(inner, context with { Seed = CounterRandom.At(context.Seed, 0, index - inner) });
    }

    /// <inheritdoc/>
    public override Batch Gather(ReadOnlySpan<int> indices, BatchContext context) =>
        Batch.Stack(SampleReading.InOrder(indices, (_, i) => Read(i, context)), indices);

    private (Dataset Part, int Index) Find(int index)
    {
        // The first end above the index; parts without examples end where they begin and are passed over.
        int part = Array.FindIndex(ends, end => end > index);
        return (parts[part], index - (part == 0 ? 0 : ends[part - 1]));
    }
}
