namespace Whetstone.Data;

/// <summary>Hot dogs and other food, 1,400 photographs of each, from the book "Dive into Deep Learning". Image files, which <c>Whetstone.Vision</c> reads.</summary>
public static class HotDog
{
    /// <summary>Its content, file and sources. The size of the archive is not published; its hash decides.</summary>
    public static DataSetInfo Info { get; } = new()
    {
        Name = "hotdog",
        Aliases = ["hot-dog", "hotdogs"],
        Title = "Hot dogs",
        Classes = ["hotdog", "not-hotdog"],
        Shape = [],
        TrainCount = 2000,
        TestCount = 800,
        Licence = "not stated; images as ImageNet",
        Files = [new("hotdog.zip", FileHash.Sha1("fba480ffa8aa7e0febbb511d181409f899b9baa5")) { Unpack = false }],
        Sources = [new HttpMirror("https://apache-mxnet.s3-accelerate.amazonaws.com/gluon/dataset/"), new HttpMirror("https://d2l-data.s3-accelerate.amazonaws.com/")],
        ArchiveRoot = "hotdog",
    };
}
