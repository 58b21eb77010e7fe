namespace Whetstone.Data.Tests;

public class DataLoaderTests
{
    private static long[][] Labels(IEnumerable<Batch> batches) => [.. batches.Select(b => b.Label.ToArray<long>())];

    [Fact]
    public void Without_shuffling_batches_follow_the_data_set()
    {
        var loader = new DataLoader(new Numbers(7), 3);
        Assert.Equal([[0, 1, 2], [3, 4, 5], [6]], Labels(loader.Epoch(0)));
        Assert.Equal([(0, 0L, 3), (1, 3L, 3), (2, 6L, 1)], loader.Epoch(0).Select(b => (b.Number, b.FirstSample, b.Size)));
    }

    [Fact]
    public void A_batch_can_be_taken_apart_into_data_and_label()
    {
        foreach ((Tensor x, Tensor y) in new DataLoader(new Numbers(2), 2).Epoch(0))
        {
            Assert.Equal([0, 0.5f, 1, 1.5f], x.ToArray());
            Assert.Equal([0, 1], y.ToArray<long>());
        }
    }

    [Theory]
    [InlineData(LastBatch.Keep, 3)]
    [InlineData(LastBatch.Discard, 2)]
    [InlineData(LastBatch.Rollover, 2)]
    public void The_count_is_that_of_the_batches(LastBatch last, int expected)
    {
        var loader = new DataLoader(new Numbers(7), 3, lastBatch: last);
        Assert.Equal(expected, loader.Count);
        for (int epoch = 0; epoch < 4; epoch++) Assert.Equal(loader.BatchCount(epoch), loader.Epoch(epoch).Count());
    }

    [Fact]
    public void Shuffling_covers_every_example_once_in_an_order_of_seed_and_epoch()
    {
        long[] Order(ulong seed, int epoch) => [.. new DataLoader(new Numbers(50), 8, shuffle: true, seed: seed).Epoch(epoch).SelectMany(b => b.Label.ToArray<long>())];
        long[] order = Order(1, 0);
        Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), order.Order());
        Assert.Equal(order, Order(1, 0));
        Assert.NotEqual(order, Order(1, 1));
        Assert.NotEqual(order, Order(2, 0));
    }

    [Theory]
    [InlineData(LastBatch.Keep)]
    [InlineData(LastBatch.Rollover)]
    public void A_run_goes_on_at_any_batch_without_preparing_those_before(LastBatch last)
    {
        List<int> read = [];
        var set = new Numbers(10) { Reading = read.Add };
        var loader = new DataLoader(set, 3, shuffle: true, lastBatch: last, seed: 4, prefetch: 0);
        long[][] whole = Labels(loader.Epoch(2));
        for (int start = 0; start <= whole.Length; start++)
        {
            read.Clear();
            Assert.Equal(whole[start..], Labels(loader.Epoch(2, start)));
            Assert.Equal(whole[start..].Sum(b => b.Length), read.Count);
        }
        Assert.Equal(1, loader.Epoch(2, 1).First().Number);
        Assert.Throws<ArgumentOutOfRangeException>(() => loader.Epoch(2, whole.Length + 1));
    }

    [Fact]
    public void A_sampler_decides_which_examples_come() =>
        Assert.Equal([[5, 2], [9]], Labels(new DataLoader(new Numbers(10), 2, sampler: new SubsetSampler([5, 2, 9])).Epoch(0)));

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    public void A_batch_size_below_one_is_refused(int size) =>
        Assert.Contains("batchSize", Assert.Throws<ArgumentOutOfRangeException>(() => new DataLoader(new Numbers(3), size)).Message);

    [Fact]
    public void An_empty_set_is_refused() =>
        Assert.Contains("the data set has no samples", Assert.Throws<ArgumentException>(() => new DataLoader(new Numbers(0), 2)).Message);

    [Fact]
    public void An_empty_sampler_is_refused() => Assert.Contains("the sampler gives no samples",
        Assert.Throws<ArgumentException>(() => new DataLoader(new Numbers(3), 2, sampler: new SequentialSampler(0))).Message);

    [Fact]
    public void Discarding_every_example_is_refused() => Assert.Contains("3 samples do not fill a batch of 4",
        Assert.Throws<ArgumentException>(() => new DataLoader(new Numbers(3), 4, lastBatch: LastBatch.Discard)).Message);

    [Fact]
    public void A_sampler_and_shuffling_exclude_each_other() =>
        Assert.Throws<ArgumentException>(() => new DataLoader(new Numbers(3), 1, shuffle: true, sampler: new SequentialSampler(3)));

    [Fact]
    public void A_sampler_of_another_set_is_found_out_before_the_first_batch()
    {
        var loader = new DataLoader(new Numbers(3), 2, sampler: new SequentialSampler(5));
        var e = Assert.Throws<InvalidOperationException>(() => loader.Epoch(1));
        Assert.Equal("epoch 1, batch 1: the sampler asks for sample 3 of a data set of 3", e.Message);
    }

    [Fact]
    public void Batches_carry_no_graph_of_what_transforms_did()
    {
        Tensor weight = Tensor.Ones([2]);
        weight.AttachGrad();
        var loader = new DataLoader(new Numbers(2), 2, prefetch: 0, transforms: [BatchTransform.Of(b => b with { Data = b.Data * weight })]);
        Assert.Throws<ArgumentException>(() => Autograd.Grad([loader.Epoch(0).First().Data.Reshape(4)[0]], [loader.Epoch(0).First().Data]));
        Assert.True(Autograd.IsRecording);
    }
}
