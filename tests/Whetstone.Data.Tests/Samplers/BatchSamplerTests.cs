namespace Whetstone.Data.Tests;

public class BatchSamplerTests
{
    [Fact]
    public void Keep_ends_with_a_smaller_batch() =>
        AssertBatches(LastBatch.Keep, 0, [0, 1, 2], [3, 4, 5], [6]);

    [Fact]
    public void Discard_leaves_the_rest_out() => AssertBatches(LastBatch.Discard, 0, [0, 1, 2], [3, 4, 5]);

    [Fact]
    public void Rollover_begins_the_next_epoch_with_the_rest()
    {
        AssertBatches(LastBatch.Rollover, 0, [0, 1, 2], [3, 4, 5]);
        AssertBatches(LastBatch.Rollover, 1, [6, 0, 1], [2, 3, 4]);
        AssertBatches(LastBatch.Rollover, 2, [5, 6, 0], [1, 2, 3], [4, 5, 6]);
        AssertBatches(LastBatch.Rollover, 3, [0, 1, 2], [3, 4, 5]);
    }

    [Theory]
    [InlineData(LastBatch.Keep)]
    [InlineData(LastBatch.Discard)]
    public void A_full_last_batch_is_neither_cut_nor_followed_by_an_empty_one(LastBatch last)
    {
        var batches = new BatchSampler(new SequentialSampler(6), 3, last).Batches(0);
        Assert.Equal([3, 3], batches.Select(batch => batch.Length));
    }

    [Theory]
    [InlineData(7, 3)]
    [InlineData(2, 5)]
    [InlineData(1, 4)]
    public void Rollover_uses_every_index_of_every_epoch_once_and_in_order(int count, int batchSize)
    {
        var sampler = new RandomSampler(count, 8);
        var batches = new BatchSampler(sampler, batchSize, LastBatch.Rollover);
        int[] row = [.. Enumerable.Range(0, 20).SelectMany(sampler.Indices)];
        int[] used = [.. Enumerable.Range(0, 20).SelectMany(e => batches.Batches(e)).SelectMany(batch => batch.ToArray())];
        Assert.Equal(row.Take(row.Length / batchSize * batchSize), used);
    }

    [Theory]
    [InlineData(LastBatch.Keep)]
    [InlineData(LastBatch.Discard)]
    [InlineData(LastBatch.Rollover)]
    public void The_count_is_that_of_the_batches_in_every_epoch(LastBatch last)
    {
        var batches = new BatchSampler(new SequentialSampler(10), 4, last);
        Assert.All(Enumerable.Range(0, 6), e => Assert.Equal(batches.Batches(e).Count, batches.BatchCount(e)));
    }

    [Theory]
    [InlineData(LastBatch.Keep)]
    [InlineData(LastBatch.Discard)]
    [InlineData(LastBatch.Rollover)]
    public void An_empty_sampler_gives_no_batches(LastBatch last) =>
        Assert.Empty(new BatchSampler(new SequentialSampler(0), 4, last).Batches(3));

    [Fact]
    public void A_batch_size_of_zero_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchSampler(new SequentialSampler(3), 0));

    private static void AssertBatches(LastBatch last, int epoch, params int[][] expected) =>
        Assert.Equal(expected, new BatchSampler(new SequentialSampler(7), 3, last).Batches(epoch).Select(batch => batch.ToArray()));
}
