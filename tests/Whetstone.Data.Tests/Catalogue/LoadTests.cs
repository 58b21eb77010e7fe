namespace Whetstone.Data.Tests;

/// <summary>Reading the four files of MNIST's form; small ones, with their own hashes.</summary>
public sealed class LoadTests : IDisposable
{
    private static readonly byte[] Pixels = [.. Enumerable.Range(0, 3 * 28 * 28).Select(i => (byte)(i * 7))];

    private readonly TemporaryFolder home = new();

    private FetchOptions Options => new() { Home = home.Path, Offline = true };

    public void Dispose() => home.Dispose();

    private DataSetInfo Set(byte[]? labels = null, int images = 3)
    {
        (string Name, byte[] Content)[] files =
        [
            ("train-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, (byte)images, 0, 0, 0, 28, 0, 0, 0, 28, .. Pixels.Take(images * 784)]),
            ("train-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 3, .. labels ?? [2, 0, 1]]),
            ("t10k-images-idx3-ubyte", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 28, 0, 0, 0, 28, .. Pixels.Take(784)]),
            ("t10k-labels-idx1-ubyte", [0, 0, 8, 1, 0, 0, 0, 1, 2]),
        ];
        var set = Mnist.Info with
        {
            Name = "tiny",
            Classes = ["a", "b", "c"],
            TrainCount = 3,
            TestCount = 1,
            Sources = [],
            Files = [.. files.Select(f => new DataSetFile(f.Name, f.Content.Length, FileHash.Sha256(Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(f.Content)))))],
        };
        foreach (var (name, content) in files) home.Write($"datasets/tiny/{name}", content);
        return set;
    }

    [Fact]
    public void The_files_are_read_as_images_and_labels()
    {
        LabelledImages train = Set().Load(train: true, Options);
        Assert.Equal(new Spec([3, 1, 28, 28], DType.UInt8), train.Images.Spec);
        Assert.Equal(Pixels, train.Images.ToArray<byte>());
        Assert.Equal(new Spec([3], DType.Int64), train.Labels.Spec);
        Assert.Equal([2, 0, 1], train.Labels.ToArray<long>());
        Assert.Equal(["a", "b", "c"], train.Classes);
    }

    [Fact]
    public async Task Training_and_test_examples_are_not_mixed_up()
    {
        LabelledImages test = await Set().LoadAsync(train: false, Options);
        Assert.Equal(1, test.Count);
        Assert.Equal(Pixels[..784], test[0].Data.ToArray<byte>());
        Assert.Equal(new Shape(1, 28, 28), test[0].Data.Shape);
    }

    [Fact]
    public void Files_of_another_shape_are_refused() => Assert.Contains("has shape [2, 28, 28], [3, 28, 28] was expected",
        Assert.Throws<DataFormatException>(() => Set(images: 2).Load(true, Options)).Message);

    [Fact]
    public void A_label_without_class_is_refused() => Assert.Throws<ArgumentException>(() => Set(labels: [0, 3, 1]).Load(true, Options));

    [Fact]
    public async Task What_no_source_has_is_reported_as_the_store_reports_it()
    {
        // Not Fashion-MNIST: a machine may have its Debian package.
        Assert.Throws<DataSetUnavailableException>(() => Mnist.Load(true, new() { Home = home.Path, Offline = true }));
        await Assert.ThrowsAsync<DataSetUnavailableException>(() => Mnist.LoadAsync(false, new() { Home = home.Path, Offline = true }));
        Assert.Throws<DataSetUnavailableException>(() => DataSets.Load("mnist", new() { Home = home.Path, Offline = true }));
        Assert.Throws<UnknownNameException>(() => DataSets.Load("fashion"[..4], Options));
    }

    [Fact]
    public void A_set_that_nothing_reads_says_so() =>
        Assert.Throws<NotSupportedException>(() => (Set() with { Read = null }).Load(true, Options));

    [Fact]
    public async Task Loading_can_be_cancelled() =>
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Set().LoadAsync(true, Options, new CancellationToken(canceled: true)));
}
