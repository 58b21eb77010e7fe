namespace Whetstone.Data;

/// <summary>A drawn Pikachu on a photograph, a thousand times, with a box around it, from the book "Dive into Deep Learning". Packed images, which <c>ImageRecords</c> of <c>Whetstone.Vision</c> reads.</summary>
public static class Pikachu
{
    /// <summary>Its content, files and source: <c>train.rec</c> with its index, and <c>val.rec</c>. Their sizes are not published; the hashes decide.</summary>
    public static DataSetInfo Info { get; } = new()
    {
        Name = "pikachu",
        Title = "Pikachu",
        Classes = ["pikachu"],
        Shape = [],
        TrainCount = 900,
        TestCount = 100,
        Licence = "not stated",
        Files =
        [
            File("train.rec", "e6bcb6ffba1ac04ff8a9b1115e650af56ee969c8"),
            File("train.idx", "dcf7318b2602c06428b9988470c731621716c393"),
            File("val.rec", "d6c33f799b4d058e82f2cb5bd9a976f69d72d520"),
        ],
        Sources = [new HttpMirror("https://apache-mxnet.s3-accelerate.amazonaws.com/gluon/dataset/pikachu/")],
    };

    private static DataSetFile File(string name, string sha1) => new(name, FileHash.Sha1(sha1)) { Unpack = false };
}
