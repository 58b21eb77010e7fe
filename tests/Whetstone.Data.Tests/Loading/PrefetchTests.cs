using System.Collections.Concurrent;
using Whetstone.Kernels;

namespace Whetstone.Data.Tests;

public class PrefetchTests
{
    private static readonly TimeSpan Long = TimeSpan.FromSeconds(30);

    private static DataLoader Images(int prefetch)
    {
        var pixels = new byte[101 * 3 * 8 * 8];
        new Random(1).NextBytes(pixels);
        var set = new ArrayDataset(Tensor.Of(pixels, [101, 3, 8, 8]), Tensor.Of(Enumerable.Range(0, 101).Select(i => (long)i).ToArray()));
        return new(set, 8, shuffle: true, lastBatch: LastBatch.Rollover, seed: 7, prefetch: prefetch, transforms:
        [
            BatchTransform.PerSample((s, rng) => rng.NextBool() ? s with { Data = s.Data[TensorIndex.Ellipsis, TensorIndex.Every(-1)] } : s),
            new ToFloat(),
            new Normalize([0.1, 0.2, 0.3], [0.4, 0.5, 0.6]),
        ]);
    }

    private static float[][] Bits(IEnumerable<Batch> batches) => [.. batches.Select(b => (float[])[.. b.Data.ToArray(), .. b.Label.ToArray()])];

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Batches_are_the_same_to_the_bit_however_many_are_prepared_ahead(int prefetch)
    {
        for (int epoch = 0; epoch < 2; epoch++)
        {
            var expected = Bits(Images(0).Epoch(epoch));
            Assert.Equal(expected, Bits(Images(prefetch).Epoch(epoch)));
            Assert.Equal(expected, Bits(await ToList(Images(prefetch).EpochAsync(epoch))));
            Assert.Equal(expected, Bits(await ToList(Images(0).EpochAsync(epoch))));
            Assert.Equal(expected[5..], Bits(Images(prefetch).Epoch(epoch, 5)));
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(0, true)]
    [InlineData(2, true)]
    public async Task A_failure_reaches_the_consumer_after_the_batches_before_it_and_names_the_example(int prefetch, bool asynchronous)
    {
        var set = new Numbers(20) { Reading = i => { if (i == 13) throw new IOException("torn"); } };
        var loader = new DataLoader(set, 4, prefetch: prefetch);
        List<int> seen = [];
        var e = await Assert.ThrowsAsync<BatchException>(async () =>
        {
            if (asynchronous) await foreach (Batch b in loader.EpochAsync(2)) seen.Add(b.Number);
            else foreach (Batch b in loader.Epoch(2)) seen.Add(b.Number);
        });
        Assert.Equal([0, 1, 2], seen);
        Assert.Equal("epoch 2, batch 3: sample 13: torn", e.Message);
        Assert.Equal((2, 3, 13), (e.Epoch, e.Number, e.Sample));
        Assert.IsType<IOException>(e.InnerException!.InnerException);
    }

    [Fact]
    public void A_failure_of_a_whole_batch_lists_its_samples()
    {
        var loader = new DataLoader(new Numbers(4), 2, transforms: [BatchTransform.Of(b => b.Number == 1 ? throw new FormatException("no") : b)]);
        var e = Assert.Throws<BatchException>(() => loader.Epoch(0).Count());
        Assert.Equal("epoch 0, batch 1 (samples 2, 3): no", e.Message);
        Assert.Null(e.Sample);
    }

    [Fact]
    public void No_more_than_the_given_number_of_batches_waits()
    {
        using SemaphoreSlim read = new(0);
        var set = new Numbers(100) { Reading = _ => read.Release() };
        using var batches = new DataLoader(set, 1, prefetch: 3).Epoch(0).GetEnumerator();
        Assert.True(batches.MoveNext());
        // One is with the consumer, three wait, and one is in the worker's hands.
        for (int i = 0; i < 5; i++) Assert.True(read.Wait(Long));
        Assert.False(read.Wait(200));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaving_the_loop_stops_the_worker_before_the_loop_is_left(bool asynchronous)
    {
        int read = 0;
        var loader = new DataLoader(new Numbers(1000) { Reading = _ => Interlocked.Increment(ref read) }, 1, prefetch: 2);
        if (asynchronous) await foreach (Batch _ in loader.EpochAsync(0)) break;
        else foreach (Batch _ in loader.Epoch(0)) break;
        int after = Volatile.Read(ref read);
        Assert.InRange(after, 1, 4);
        await Task.Delay(100);
        Assert.Equal(after, Volatile.Read(ref read));
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(2, false)]
    [InlineData(0, true)]
    [InlineData(2, true)]
    public async Task Cancelling_ends_the_loop(int prefetch, bool asynchronous)
    {
        using CancellationTokenSource stop = new();
        var loader = new DataLoader(new Numbers(100), 1, prefetch: prefetch);
        int seen = 0;
        void Count()
        {
            if (++seen == 3) stop.Cancel();
        }
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            if (asynchronous) await foreach (Batch _ in loader.EpochAsync(0, 0, stop.Token)) Count();
            else foreach (Batch _ in loader.Epoch(0, 0, stop.Token)) Count();
        });
        Assert.Equal(3, seen);
    }

    [Fact]
    public async Task Cancelling_frees_a_consumer_that_waits_for_a_slow_data_set()
    {
        using CancellationTokenSource stop = new();
        using ManualResetEventSlim reading = new(), go = new();
        var set = new Numbers(3) { Reading = _ => { reading.Set(); go.Wait(Long); } };
        Task loop = Task.Run(() => new DataLoader(set, 1).Epoch(0, 0, stop.Token).Count());
        Assert.True(reading.Wait(Long));
        await stop.CancelAsync();
        go.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop.WaitAsync(Long));
    }

    [Fact]
    public void Batches_are_prepared_on_one_thread_that_is_not_the_consumers_and_use_no_other()
    {
        ConcurrentBag<(int Thread, int Workers)> seen = [];
        var set = new Numbers(20) { Reading = _ => seen.Add((Environment.CurrentManagedThreadId, Workers.Current.Threads)) };
        Assert.Equal(5, new DataLoader(set, 4, prefetch: 2).Epoch(0).Count());
        (int thread, int workers) = Assert.Single(seen.Distinct());
        Assert.NotEqual(Environment.CurrentManagedThreadId, thread);
        Assert.Equal(1, workers);
    }

    [Fact]
    public void Two_epochs_of_one_loader_may_run_at_once()
    {
        DataLoader loader = Images(2);
        var pairs = loader.Epoch(0).Zip(loader.Epoch(0)).ToList();
        Assert.Equal(loader.Count, pairs.Count);
        Assert.All(pairs, pair => Assert.Equal(pair.First.Data.ToArray(), pair.Second.Data.ToArray()));
    }

    private static async Task<List<Batch>> ToList(IAsyncEnumerable<Batch> batches)
    {
        List<Batch> all = [];
        await foreach (Batch batch in batches) all.Add(batch);
        return all;
    }
}
