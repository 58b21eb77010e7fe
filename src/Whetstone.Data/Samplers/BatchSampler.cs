namespace Whetstone.Data;

/// <summary>Cuts the indices of a sampler into batches.</summary>
public sealed class BatchSampler
{
    private readonly Sampler sampler;
    private readonly LastBatch last;

    /// <summary>Cuts what <paramref name="sampler"/> gives into batches of <paramref name="batchSize"/>.</summary>
    public BatchSampler(Sampler sampler, int batchSize, LastBatch last = LastBatch.Keep)
    {
        ArgumentNullException.ThrowIfNull(sampler);
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        if (!Enum.IsDefined(last)) throw new ArgumentOutOfRangeException(nameof(last), last, null);
        this.sampler = sampler;
        this.last = last;
        BatchSize = batchSize;
    }

    /// <summary>How many examples a full batch has.</summary>
    public int BatchSize { get; }

    /// <summary>How many batches an epoch has. Only <see cref="LastBatch.Rollover"/> makes it differ from epoch to epoch.</summary>
    public int BatchCount(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return last switch
        {
            LastBatch.Keep => (int)(((long)sampler.Count + BatchSize - 1) / BatchSize),
            LastBatch.Discard => sampler.Count / BatchSize,
            _ => (int)(FullBatches(epoch + 1L) - FullBatches(epoch)),
        };
    }

    /// <summary>The batches of an epoch. All but a kept last one are full.</summary>
    public IReadOnlyList<ReadOnlyMemory<int>> Batches(int epoch)
    {
        int[] indices = last == LastBatch.Rollover ? RolledOver(epoch) : sampler.Indices(epoch);
        var batches = new ReadOnlyMemory<int>[BatchCount(epoch)];
        for (int b = 0; b < batches.Length; b++)
        {
            int start = b * BatchSize;
            batches[b] = indices.AsMemory(start, Math.Min(BatchSize, indices.Length - start));
        }
        return batches;
    }

    /// <summary>Whole batches in the first <paramref name="epochs"/> epochs, seen as one long row of indices.</summary>
    private long FullBatches(long epochs) => epochs * sampler.Count / BatchSize;

    /// <summary>The part of that row that belongs to <paramref name="epoch"/>, formed without the epochs before it.</summary>
    private int[] RolledOver(int epoch)
    {
        long start = FullBatches(epoch) * BatchSize;
        var indices = new int[BatchCount(epoch) * BatchSize];
        int filled = 0;
        while (filled < indices.Length)
        {
            long position = start + filled;
            var source = sampler.Indices((int)(position / sampler.Count)).AsSpan((int)(position % sampler.Count));
            if (source.Length > indices.Length - filled) source = source[..(indices.Length - filled)];
            source.CopyTo(indices.AsSpan(filled));
            filled += source.Length;
        }
        return indices;
    }
}
