namespace Whetstone.Data;

/// <summary>A number of examples, each with an index from 0.</summary>
/// <remarks>
/// A set does not change and may be read by several threads at once. Views such as <see cref="Take"/> copy nothing. A new kind of
/// set needs only <see cref="Count"/> and the indexer; one that can read many examples faster than one by one overrides
/// <see cref="Gather(ReadOnlySpan{int})"/>.
/// </remarks>
public abstract class Dataset
{
    /// <summary>How many examples there are.</summary>
    public abstract int Count { get; }

    /// <summary>The example at <paramref name="index"/>, in memory of its own.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public abstract Sample this[int index] { get; }

    /// <summary>The examples at <paramref name="indices"/>, stacked: data [n, …] and labels [n, …]. At least one index is needed.</summary>
    /// <exception cref="SampleException">An example cannot be read, or its shape or type is not that of the first.</exception>
    public virtual Batch Gather(ReadOnlySpan<int> indices) => Batch.Stack(SampleReading.InOrder(indices, (_, i) => this[i]), indices);

    /// <summary>The example at <paramref name="index"/> as it is read for a batch: sets whose examples are random draw from the context.</summary>
    /// <param name="index">Which example.</param>
    /// <param name="context">The source of random numbers: <see cref="BatchContext.SampleRng"/> of the index.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    public virtual Sample Read(int index, BatchContext context) => this[index];

    /// <summary>The examples of a batch, stacked, as <see cref="Read"/> reads them. What a <see cref="DataLoader"/> asks for.</summary>
    /// <param name="indices">Which examples; at least one.</param>
    /// <param name="context">The source of random numbers.</param>
    /// <exception cref="SampleException">An example cannot be read, or its shape or type is not that of the first.</exception>
    public virtual Batch Gather(ReadOnlySpan<int> indices, BatchContext context) => Gather(indices);

    /// <summary>A random order of all examples, another in every epoch; what a loader that shuffles uses.</summary>
    /// <remarks>Sets that are read fast only piece by piece, as from a disk, override it with an order that suits them.</remarks>
    /// <param name="seed">Determines the orders.</param>
    public virtual Sampler RandomOrder(ulong seed) => new RandomSampler(Count, seed);

    /// <summary>This set with every example replaced by what <paramref name="transform"/> makes of it, anew each time it is read.</summary>
    /// <remarks>For transforms with random numbers see <see cref="BatchTransform.PerSample(Func{Sample, Rng, Sample})"/>.</remarks>
    public Dataset Transform(Func<Sample, Sample> transform) => new TransformDataset(this, transform);

    /// <summary>This set with the data of every example transformed, the labels left as they are.</summary>
    public Dataset TransformFirst(Func<Tensor, Tensor> transform)
    {
        ArgumentNullException.ThrowIfNull(transform);
        return new TransformDataset(this, sample => sample with { Data = transform(sample.Data) });
    }

    /// <summary>The first <paramref name="count"/> examples; all, if there are fewer.</summary>
    public Dataset Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return SubsetDataset.Window(this, 0, Math.Min(count, Count));
    }

    /// <summary>Part <paramref name="index"/> of <paramref name="shards"/> parts of neighbouring examples; the first parts have one more if it does not come out even.</summary>
    public Dataset Shard(int shards, int index)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(shards, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, shards);
        (int size, int rest) = Math.DivRem(Count, shards);
        return SubsetDataset.Window(this, index * size + Math.Min(index, rest), size + (index < rest ? 1 : 0));
    }

    /// <summary>Parts of the given sizes; which example is in which part is random, but the same for the same seed.</summary>
    /// <exception cref="ArgumentException">The sizes do not add up to <see cref="Count"/>.</exception>
    public Dataset[] RandomSplit(IReadOnlyList<int> sizes, ulong seed) => SubsetDataset.Split(this, sizes, seed);

    /// <summary>This set with labels of as many rows in each example of a batch as the longest has: for the boxes of images, of which there are more or fewer.</summary>
    /// <remarks>Each label is [r, …] with r of its own; a batch of them is [n, R, …]. Rows that are left over hold <paramref name="value"/> throughout, as in Gluon's <c>Pad</c>.</remarks>
    /// <param name="value">What fills rows that are left over; a class of -1 says that there is no box.</param>
    /// <param name="rows">R, if all batches are to have one shape, as compiled programs like; null for that of the longest in each batch, at least 1.</param>
    public Dataset PadLabels(double value = -1, int? rows = null) => new PaddedLabels(this, value, rows);

    /// <summary>As <see cref="Gather(ReadOnlySpan{int})"/>, on several threads: for sets whose examples take long to read, such as images to decode.</summary>
    protected Batch GatherInParallel(ReadOnlySpan<int> indices) => Batch.Stack(SampleReading.InParallel(indices, (_, i) => this[i]), indices);

    /// <summary>As <see cref="Gather(ReadOnlySpan{int}, BatchContext)"/>, on several threads.</summary>
    protected Batch GatherInParallel(ReadOnlySpan<int> indices, BatchContext context) => Batch.Stack(SampleReading.InParallel(indices, (_, i) => Read(i, context)), indices);

    /// <summary>Throws unless there is an example at <paramref name="index"/>.</summary>
    protected void Check(int index)
    {
        if ((uint)index >= (uint)Count) throw new ArgumentOutOfRangeException(nameof(index), $"index {index} is outside a data set of {Count} samples");
    }
}
