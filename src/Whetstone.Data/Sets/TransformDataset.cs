namespace Whetstone.Data;

/// <summary>Another set whose examples pass through a function each time they are read.</summary>
/// <param name="source">The other set.</param>
/// <param name="transform">The function. Must depend on its argument alone; called by several threads at once.</param>
public sealed class TransformDataset(Dataset source, Func<Sample, Sample> transform) : Dataset
{
    private readonly Dataset source = source ?? throw new ArgumentNullException(nameof(source));
    private readonly Func<Sample, Sample> transform = transform ?? throw new ArgumentNullException(nameof(transform));

    /// <inheritdoc/>
    public override int Count => source.Count;

    /// <inheritdoc/>
    public override Sample this[int index]
    {
        get
        {
            Check(index);
            return transform(source[index]);
        }
    }

    /// <inheritdoc/>
    public override Sample Read(int index, BatchContext context)
    {
        Check(index);
        return transform(source.Read(index, context));
    }

    /// <inheritdoc/>
    public override Batch Gather(ReadOnlySpan<int> indices, BatchContext context) =>
        Batch.Stack(SampleReading.InOrder(indices, (_, i) => Read(i, context)), indices);
}
