namespace Whetstone.Data.Tests;

public class PerSampleTests
{
    private static readonly BatchTransform Noise = BatchTransform.PerSample((s, rng) => s with { Data = s.Data + rng.NextDouble() });

    /// <summary>The noise that each example of an epoch got, by its index.</summary>
    private static Dictionary<int, float> NoiseOf(DataLoader loader, int epoch) => loader.Epoch(epoch)
        .SelectMany(b => b.Indices.ToArray().Select((index, i) => (index, noise: b.Data[i, 0].Item() - index)))
        .ToDictionary(pair => pair.index, pair => pair.noise);

    private static DataLoader Loader(int batchSize = 4, bool shuffle = false, ulong seed = 1) =>
        new(new Numbers(20), batchSize, shuffle, seed: seed, transforms: [Noise]);

    [Fact]
    public void Random_numbers_of_an_example_depend_neither_on_order_nor_on_batch_size()
    {
        var noise = NoiseOf(Loader(), 3);
        Assert.Equal(20, noise.Values.Distinct().Count());
        Assert.Equal(noise, NoiseOf(Loader(batchSize: 7, shuffle: true), 3));
    }

    [Fact]
    public void Random_numbers_differ_between_epochs_and_seeds()
    {
        var noise = NoiseOf(Loader(), 0);
        Assert.NotEqual(noise, NoiseOf(Loader(), 1));
        Assert.NotEqual(noise, NoiseOf(Loader(seed: 2), 0));
    }

    [Fact]
    public void The_stream_of_a_batch_depends_on_its_number()
    {
        ulong Key(int epoch, int number) => new BatchContext(1, epoch, number).BatchRng().Key;
        Assert.Equal(Key(2, 3), Key(2, 3));
        Assert.Equal(5, new[] { Key(2, 3), Key(2, 4), Key(3, 3), new BatchContext(2, 2, 3).BatchRng().Key, new BatchContext(1, 2, 3).SampleRng(3).Key }.Distinct().Count());
    }

    [Fact]
    public void A_transform_may_change_shapes_and_keeps_the_rest_of_the_batch()
    {
        var loader = new DataLoader(new Numbers(6), 4, transforms: [BatchTransform.PerSample(s => s with { Data = s.Data.Reshape(2, 1) })]);
        Batch last = loader.Epoch(2).Last();
        Assert.Equal(new Shape(2, 2, 1), last.Data.Shape);
        Assert.Equal([4, 5], last.Label.ToArray<long>());
        Assert.Equal((2, 1, 4L), (last.Epoch, last.Number, last.FirstSample));
    }

    [Fact]
    public void A_transform_that_fails_names_the_example()
    {
        var loader = new DataLoader(new Numbers(9), 3, transforms:
            [BatchTransform.PerSample(s => s.Label.Item<long>() == 4 ? throw new FormatException("bad") : s)]);
        var e = Assert.Throws<BatchException>(() => loader.Epoch(0).Count());
        Assert.Equal((4, 1), (e.Sample, e.Number));
    }
}
