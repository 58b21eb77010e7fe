using System.Runtime.CompilerServices;

namespace Whetstone.Data;

/// <summary>Cuts a data set into batches, epoch by epoch, and prepares them while the network is busy with those before.</summary>
/// <remarks>
/// Every batch is a pure function of the arguments and of (epoch, number): the same to the bit whatever <c>prefetch</c> is, and for
/// a run that goes on at any epoch and batch. A loader holds no state and no thread; several epochs may run at once.
/// </remarks>
public sealed class DataLoader
{
    private readonly BatchSampler sampler;
    private readonly BatchTransform[] fused;
    private readonly int prefetch;

    /// <summary>A loader of <paramref name="dataset"/>.</summary>
    /// <param name="dataset">The examples.</param>
    /// <param name="batchSize">How many examples a batch has.</param>
    /// <param name="shuffle">Whether each epoch has a random order of its own; otherwise the order is that of the data set.</param>
    /// <param name="sampler">Says which examples are used and in which order; instead of <paramref name="shuffle"/>.</param>
    /// <param name="lastBatch">What becomes of examples that do not fill a batch.</param>
    /// <param name="seed">Determines orders and random transforms.</param>
    /// <param name="prefetch">How many prepared batches may wait; 0 prepares each when it is asked for, on the thread that asks.</param>
    /// <param name="transforms">What is done to each batch, in order.</param>
    /// <exception cref="ArgumentException">The epochs would have no batches, or both a sampler and shuffling are asked for.</exception>
    public DataLoader(Dataset dataset, int batchSize, bool shuffle = false, Sampler? sampler = null, LastBatch lastBatch = LastBatch.Keep,
                      ulong seed = 0, int prefetch = 2, IEnumerable<BatchTransform>? transforms = null)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(prefetch);
        if (dataset.Count == 0) throw new ArgumentException("the data set has no samples", nameof(dataset));
        if (shuffle && sampler is not null) throw new ArgumentException("a sampler decides the order itself; leave shuffle out", nameof(shuffle));
        sampler ??= shuffle ? dataset.RandomOrder(seed) : new SequentialSampler(dataset.Count);
        if (sampler.Count == 0) throw new ArgumentException("the sampler gives no samples", nameof(sampler));
        if (lastBatch == LastBatch.Discard && sampler.Count < batchSize)
            throw new ArgumentException($"{sampler.Count} samples do not fill a batch of {batchSize}, and LastBatch.Discard leaves them out", nameof(lastBatch));
        Dataset = dataset;
        Seed = seed;
        this.sampler = new(sampler, batchSize, lastBatch);
        Transforms = [.. transforms ?? []];
        fused = BatchTransform.Fused(Transforms);
        this.prefetch = prefetch;
    }

    /// <summary>The examples.</summary>
    public Dataset Dataset { get; }

    /// <summary>How many examples a full batch has.</summary>
    public int BatchSize => sampler.BatchSize;

    /// <summary>Determines orders and random transforms.</summary>
    public ulong Seed { get; }

    /// <summary>What is done to each batch, in order.</summary>
    public IReadOnlyList<BatchTransform> Transforms { get; }

    /// <summary>How many batches an epoch has; the first epoch, if <see cref="LastBatch.Rollover"/> makes them differ.</summary>
    public int Count => BatchCount(0);

    /// <summary>How many batches <paramref name="epoch"/> has.</summary>
    public int BatchCount(int epoch) => sampler.BatchCount(epoch);

    /// <summary>The batches of an epoch, in order. Leaving the loop early stops the preparation.</summary>
    /// <param name="epoch">The epoch, counted from 0.</param>
    /// <param name="startBatch">The batch to begin with: those before it are skipped without being prepared.</param>
    /// <param name="cancellation">Ends the loop with an <see cref="OperationCanceledException"/>.</param>
    /// <exception cref="BatchException">Thrown in the loop: a batch could not be prepared.</exception>
    /// <exception cref="InvalidOperationException">The sampler gives an index that the data set does not have.</exception>
    public IEnumerable<Batch> Epoch(int epoch, int startBatch = 0, CancellationToken cancellation = default) =>
        Run(Plan(epoch, startBatch), startBatch, cancellation);

    /// <inheritdoc cref="Epoch"/>
    public IAsyncEnumerable<Batch> EpochAsync(int epoch, int startBatch = 0, CancellationToken cancellation = default) =>
        RunAsync(Plan(epoch, startBatch), startBatch, cancellation);

    private EpochPlan Plan(int epoch, int startBatch)
    {
        var plan = new EpochPlan(Dataset, sampler, fused, Seed, epoch);
        ArgumentOutOfRangeException.ThrowIfNegative(startBatch);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(startBatch, plan.Count);
        return plan;
    }

    private IEnumerable<Batch> Run(EpochPlan plan, int start, CancellationToken cancellation)
    {
        if (prefetch > 0)
        {
            using Prefetcher ahead = new(plan, start, prefetch, blocking: true, cancellation);
            while (ahead.Next() is { } batch) yield return batch;
            yield break;
        }
        for (int number = start; number < plan.Count; number++)
        {
            cancellation.ThrowIfCancellationRequested();
            yield return plan.Prepare(number);
        }
    }

    private async IAsyncEnumerable<Batch> RunAsync(EpochPlan plan, int start, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (prefetch > 0)
        {
            Prefetcher ahead = new(plan, start, prefetch, blocking: false, cancellation);
            await using var end = ahead.ConfigureAwait(false);
            while (await ahead.NextAsync().ConfigureAwait(false) is { } batch) yield return batch;
            yield break;
        }
        for (int number = start; number < plan.Count; number++)
        {
            int current = number;
            yield return await Task.Run(() => plan.Prepare(current), cancellation).ConfigureAwait(false);
        }
    }
}
