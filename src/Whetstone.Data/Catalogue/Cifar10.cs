namespace Whetstone.Data;

/// <summary>CIFAR-10: 60,000 small photographs of ten kinds of things, by Alex Krizhevsky, Vinod Nair and Geoffrey Hinton.</summary>
public static class Cifar10
{
    private const long MostBytes = 200_000_000;

    /// <summary>Its content, files and sources.</summary>
    public static DataSetInfo Info { get; } = new()
    {
        Name = "cifar10",
        Aliases = ["cifar-10", "cifar"],
        Title = "CIFAR-10",
        Classes = ["airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"],
        Shape = [3, 32, 32],
        TrainCount = 50_000,
        TestCount = 10_000,
        Read = (set, folder, train) => Read(folder, train, set.Classes),
        Licence = "none stated",
        Files =
        [
            File("data_batch_1.bin", "cee916563c9f80d84e3cc88e17fdc0941787f1244f00a67874d45b261883ada5", "aadd24acce27caa71bf4b10992e9e7b2d74c2540"),
            File("data_batch_2.bin", "a591ca11fa1708a91ee40f54b3da4784ccd871ecf2137de63f51ada8b3fa57ed", "c0ba65cce70568cd57b4e03e9ac8d2a5367c1795"),
            File("data_batch_3.bin", "bbe8596564c0f86427f876058170b84dac6670ddf06d79402899d93ceea26f67", "1dd00a74ab1d17a6e7d73e185b69dbf31242f295"),
            File("data_batch_4.bin", "014e562d6e23c72197cc727519169a60359f5eccd8945ad5a09d710285ff4e48", "aab85764eb3584312d3c7f65fd2fd016e36a258e"),
            File("data_batch_5.bin", "755304fc0b379caeae8c14f0dac912fbc7d6cd469eb67a1029a08a39453a9add", "26e2849e66a845b7f1e4614ae70f4889ae604628"),
            File("test_batch.bin", "8e2eb146ae340b09e24670f29cabc6326dba54da8789dab6768acf480273f65b", "67eb016db431130d61cd03c7ad570b013799c88c"),
        ],
        Sources =
        [
            new SharedFolder("cifar10"),
            new WebArchive("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz", MostBytes),
            new WebArchive("https://apache-mxnet.s3-accelerate.dualstack.amazonaws.com/gluon/dataset/cifar10/cifar-10-binary.tar.gz", MostBytes),
        ],
    };

    /// <summary>CIFAR-10: images uint8 [N, 3, 32, 32] and labels int64 [N], fetched if they are not in the cache.</summary>
    /// <param name="train">Whether to load the 50,000 examples for training or the 10,000 for testing.</param>
    /// <param name="options">How to fetch; null for the defaults.</param>
    /// <param name="cancellation">Stops the fetching.</param>
    /// <exception cref="DataSetUnavailableException">The files are to be had from no source.</exception>
    public static LabelledImages Load(bool train = true, FetchOptions? options = null, CancellationToken cancellation = default) => Info.Load(train, options, cancellation);

    /// <summary>Reads a folder with the unpacked archive, or with as many of its batches as there are.</summary>
    /// <param name="folder">The folder with <c>data_batch_1.bin</c> and so on, or <c>test_batch.bin</c>.</param>
    /// <param name="train">Which part to read.</param>
    /// <param name="classes">The names of the classes; those of CIFAR-10 if null.</param>
    /// <exception cref="DataFormatException">A file is damaged.</exception>
    public static LabelledImages Read(string folder, bool train, IReadOnlyList<string>? classes = null)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string[] names = train ? [.. Enumerable.Range(1, 5).Select(i => $"data_batch_{i}.bin")] : ["test_batch.bin"];
        string[] paths = [.. names.Select(n => Path.Combine(folder, n)).Where(System.IO.File.Exists)];
        return paths.Length > 0 ? CifarFiles.Read(paths, labelBytes: 1, label: 0, classes ?? Info.Classes) : throw new FileNotFoundException($"{folder} has no {names[0]}");
    }

    private static DataSetFile File(string name, string sha256, string sha1) => new(name, 10_000 * 3073, FileHash.Sha256(sha256), FileHash.Sha1(sha1)) { Unpack = false };
}
