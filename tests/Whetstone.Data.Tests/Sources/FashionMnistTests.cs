namespace Whetstone.Data.Tests;

/// <summary>The one test that needs a network (or a cache, or the system's package): the real data set from whatever source is reachable.</summary>
public sealed class FashionMnistTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Fact]
    [Trait("Category", "Network")]
    public async Task Fashion_MNIST_is_fetched_has_its_hashes_and_reads_as_images_and_labels()
    {
        var set = DataSets.Find("fashion-mnist");
        var options = new FetchOptions { Home = home.Path, Offline = false };
        string folder = await DataSetStore.FetchAsync(set, options);

        Assert.Equal(DataSetState.Cached, (await DataSetStore.StatusAsync(set, options)).State);
        foreach (var (part, count) in new[] { ("train", set.TrainCount), ("t10k", set.TestCount) })
        {
            Assert.Equal([count, 28, 28], IdxReader.Read(Path.Combine(folder, $"{part}-images-idx3-ubyte")).Shape);
            var labels = IdxReader.Read(Path.Combine(folder, $"{part}-labels-idx1-ubyte"));
            Assert.Equal([count], labels.Shape);
            Assert.All(labels.Bytes.CountBy(label => label), pair => Assert.Equal(count / 10, pair.Value));
            Assert.Equal(set.Classes.Count, labels.Bytes.Distinct().Count());
        }
        await AssertLoads(options);
        // With the files there, no source is needed.
        Assert.Equal(folder, await DataSetStore.FetchAsync(set with { Sources = [] }, options with { Offline = true }));
    }

    /// <summary>Loads both parts by name and normalizes the first by its published mean and deviation.</summary>
    private static async Task AssertLoads(FetchOptions options)
    {
        (Dataset train, Dataset test, DataSetInfo info) = await DataSets.LoadAsync("fmnist", options);
        Assert.Equal((60_000, 10_000, "fashion-mnist"), (train.Count, test.Count, info.Name));
        var loader = new DataLoader(train, 64, shuffle: true, transforms: [new ToFloat(), new Normalize(0.2860, 0.3530)]);
        Assert.Equal((938, 10), (loader.Count, new DataLoader(test, 1000).Count));
        double sum = 0, squares = 0;
        foreach (Batch batch in loader.Epoch(0))
        {
            foreach (float x in batch.Data.ToArray())
            {
                sum += x;
                squares += x * x;
            }
        }
        double mean = sum / (60_000 * 784), variance = squares / (60_000 * 784) - mean * mean;
        Assert.Equal(0, mean, 1e-3);
        Assert.Equal(1, Math.Sqrt(variance), 1e-3);
    }
}
