namespace Whetstone.Data;

/// <summary>CIFAR-100: 60,000 small photographs of a hundred kinds of things in twenty groups, by Alex Krizhevsky, Vinod Nair and Geoffrey Hinton.</summary>
public static class Cifar100
{
    private const long MostBytes = 200_000_000;
    private const int RecordBytes = 3074;

    /// <summary>Its content, files and sources; labels are the hundred kinds.</summary>
    public static DataSetInfo Info { get; } = new()
    {
        Name = "cifar100",
        Aliases = ["cifar-100"],
        Title = "CIFAR-100",
        Classes =
        [
            "apple", "aquarium_fish", "baby", "bear", "beaver", "bed", "bee", "beetle", "bicycle", "bottle", "bowl", "boy", "bridge", "bus", "butterfly", "camel",
            "can", "castle", "caterpillar", "cattle", "chair", "chimpanzee", "clock", "cloud", "cockroach", "couch", "crab", "crocodile", "cup", "dinosaur",
            "dolphin", "elephant", "flatfish", "forest", "fox", "girl", "hamster", "house", "kangaroo", "keyboard", "lamp", "lawn_mower", "leopard", "lion",
            "lizard", "lobster", "man", "maple_tree", "motorcycle", "mountain", "mouse", "mushroom", "oak_tree", "orange", "orchid", "otter", "palm_tree",
            "pear", "pickup_truck", "pine_tree", "plain", "plate", "poppy", "porcupine", "possum", "rabbit", "raccoon", "ray", "road", "rocket", "rose", "sea",
            "seal", "shark", "shrew", "skunk", "skyscraper", "snail", "snake", "spider", "squirrel", "streetcar", "sunflower", "sweet_pepper", "table", "tank",
            "telephone", "television", "tiger", "tractor", "train", "trout", "tulip", "turtle", "wardrobe", "whale", "willow_tree", "wolf", "woman", "worm",
        ],
        Shape = [3, 32, 32],
        TrainCount = 50_000,
        TestCount = 10_000,
        Read = (_, folder, train) => Read(folder, train),
        Licence = "none stated",
        Files =
        [
            new("train.bin", 50_000L * RecordBytes, FileHash.Sha256("f31298fc616915fa142368359df1c4ca2ae984d6915ca468b998a5ec6aeebf29"), FileHash.Sha1("e207cd2e05b73b1393c74c7f5e7bea451d63e08e")) { Unpack = false },
            new("test.bin", 10_000L * RecordBytes, FileHash.Sha256("d8b1e6b7b3bee4020055f0699b111f60b1af1e262aeb93a0b659061746f8224a"), FileHash.Sha1("8fb6623e830365ff53cf14adec797474f5478006")) { Unpack = false },
        ],
        Sources =
        [
            new SharedFolder("cifar100"),
            new WebArchive("https://www.cs.toronto.edu/~kriz/cifar-100-binary.tar.gz", MostBytes),
            new WebArchive("https://apache-mxnet.s3-accelerate.dualstack.amazonaws.com/gluon/dataset/cifar100/cifar-100-binary.tar.gz", MostBytes),
        ],
    };

    /// <summary>The names of the twenty groups: the coarse labels.</summary>
    public static IReadOnlyList<string> Groups { get; } =
    [
        "aquatic_mammals", "fish", "flowers", "food_containers", "fruit_and_vegetables", "household_electrical_devices", "household_furniture", "insects",
        "large_carnivores", "large_man-made_outdoor_things", "large_natural_outdoor_scenes", "large_omnivores_and_herbivores", "medium_mammals",
        "non-insect_invertebrates", "people", "reptiles", "small_mammals", "trees", "vehicles_1", "vehicles_2",
    ];

    /// <summary>CIFAR-100: images uint8 [N, 3, 32, 32] and labels int64 [N], fetched if they are not in the cache.</summary>
    /// <param name="train">Whether to load the 50,000 examples for training or the 10,000 for testing.</param>
    /// <param name="options">How to fetch; null for the defaults.</param>
    /// <param name="cancellation">Stops the fetching.</param>
    /// <exception cref="DataSetUnavailableException">The files are to be had from no source.</exception>
    public static LabelledImages Load(bool train = true, FetchOptions? options = null, CancellationToken cancellation = default) => Info.Load(train, options, cancellation);

    /// <summary>Reads a folder with the unpacked archive.</summary>
    /// <param name="folder">The folder with <c>train.bin</c> and <c>test.bin</c>.</param>
    /// <param name="train">Which part to read.</param>
    /// <param name="fine">Whether labels are the hundred kinds or the twenty groups.</param>
    /// <exception cref="DataFormatException">A file is damaged.</exception>
    public static LabelledImages Read(string folder, bool train, bool fine = true)
    {
        ArgumentNullException.ThrowIfNull(folder);
        return CifarFiles.Read([Path.Combine(folder, train ? "train.bin" : "test.bin")], labelBytes: 2, label: fine ? 1 : 0, fine ? Info.Classes : Groups);
    }
}
