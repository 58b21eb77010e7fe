namespace Whetstone.Data;

/// <summary>All that is needed to prepare any batch of an epoch, in any order and on any thread.</summary>
internal sealed class EpochPlan
{
    private readonly Dataset dataset;
    private readonly BatchTransform[] transforms;
    private readonly IReadOnlyList<ReadOnlyMemory<int>> batches;
    private readonly ulong seed;
    private readonly int epoch;
    private readonly int batchSize;

    public EpochPlan(Dataset dataset, BatchSampler sampler, BatchTransform[] transforms, ulong seed, int epoch)
    {
        (this.dataset, this.transforms, this.seed, this.epoch, batchSize) = (dataset, transforms, seed, epoch, sampler.BatchSize);
        batches = sampler.Batches(epoch);
        for (int b = 0; b < batches.Count; b++) Check(b);
    }

    public int Count => batches.Count;

    /// <summary>Batch <paramref name="number"/> of the epoch.</summary>
    public Batch Prepare(int number)
    {
        ReadOnlySpan<int> indices = batches[number].Span;
        try
        {
            // Nobody differentiates with respect to a picture; a transform must not make the batch carry a graph.
            using var off = Autograd.NoGrad();
            BatchContext context = new(seed, epoch, number);
            Batch batch = dataset.Gather(indices, context) with
            {
                Indices = batches[number],
                Epoch = epoch,
                Number = number,
                FirstSample = (long)number * batchSize,
            };
            foreach (BatchTransform transform in transforms) batch = transform.Apply(batch, context);
            return batch;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new BatchException(epoch, number, indices, e);
        }
    }

    private void Check(int number)
    {
        ReadOnlySpan<int> indices = batches[number].Span;
        int wrong = indices.IndexOfAnyExceptInRange(0, dataset.Count - 1);
        if (wrong >= 0) throw new InvalidOperationException($"epoch {epoch}, batch {number}: the sampler asks for sample {indices[wrong]} of a data set of {dataset.Count}");
    }
}
