namespace Whetstone.Data;

/// <summary>Items that are read when they are asked for, on several threads: decoding is what takes the time.</summary>
/// <param name="items">The items.</param>
/// <param name="read">Reads an item with its label; what is random in it comes from the stream.</param>
internal sealed class ItemDataset<T>(IReadOnlyList<T> items, Func<T, Rng, Sample> read) : Dataset
{
    public override int Count => items.Count;

    // Outside an epoch the first is as good as any.
    public override Sample this[int index] => Read(index, default);

    public override Sample Read(int index, BatchContext context)
    {
        Check(index);
        return read(items[index], context.SampleRng(index));
    }

    public override Batch Gather(ReadOnlySpan<int> indices) => Gather(indices, default);

    public override Batch Gather(ReadOnlySpan<int> indices, BatchContext context) =>
        Batch.Stack(SampleReading.InParallel(indices, (_, i) => Read(i, context)), indices);
}
