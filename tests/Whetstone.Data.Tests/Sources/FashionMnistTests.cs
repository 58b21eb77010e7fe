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
        // With the files there, no source is needed.
        Assert.Equal(folder, await DataSetStore.FetchAsync(set with { Sources = [] }, options with { Offline = true }));
    }
}
