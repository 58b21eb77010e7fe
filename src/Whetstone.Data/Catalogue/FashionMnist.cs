namespace Whetstone.Data;

/// <summary>Fashion-MNIST: 70,000 pictures of clothes in the format of MNIST, by Zalando Research.</summary>
public static class FashionMnist
{
    /// <summary>Its content, files and sources.</summary>
    public static DataSetInfo Info { get; } = new()
    {
        Name = "fashion-mnist",
        Aliases = ["fmnist", "fashionmnist", "fashion"],
        Title = "Fashion-MNIST",
        Classes = ["T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot"],
        Shape = [1, 28, 28],
        TrainCount = 60_000,
        TestCount = 10_000,
        Read = MnistFiles.Read,
        Licence = "MIT",
        // Published are hashes of the packed files. Packages pack the same content anew, without name and date in the gzip header,
        // so the content is what we check. It was traced to the published hashes: with the name and the time of 31 August 2017
        // (1504176606 for train, 1504176627 for t10k) put back into the gzip headers of Debian's files, their MD5s are the published
        // 8d4fb7e6..., 25c81989..., bef4ecab... and bb300cfd...
        Files =
        [
            new("train-images-idx3-ubyte", 47_040_016, FileHash.Sha256("c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888")),
            new("train-labels-idx1-ubyte", 60_008, FileHash.Sha256("bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9")),
            new("t10k-images-idx3-ubyte", 7_840_016, FileHash.Sha256("5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b")),
            new("t10k-labels-idx1-ubyte", 10_008, FileHash.Sha256("0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
        ],
        Sources =
        [
            new SharedFolder("fashion-mnist"),
            new HttpMirror("https://raw.githubusercontent.com/zalandoresearch/fashion-mnist/master/data/fashion/"),
            new HttpMirror("https://storage.googleapis.com/tensorflow/tf-keras-datasets/"),
            // The authors' own mirror speaks only HTTP; the hash decides whether what comes from there is used.
            new HttpMirror("http://fashion-mnist.s3-website.eu-central-1.amazonaws.com/"),
            new DebianPackage("dataset-fashion-mnist", "usr/share/datasets/fashion-mnist"),
        ],
    };

    /// <summary>Fashion-MNIST: images uint8 [N, 1, 28, 28] and labels int64 [N], fetched if they are not in the cache.</summary>
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
