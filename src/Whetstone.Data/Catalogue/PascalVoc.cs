namespace Whetstone.Data;

/// <summary>Pascal VOC: photographs with boxes around things of twenty classes, by Mark Everingham and others. Image files, which <c>VocFolder</c> of <c>Whetstone.Vision</c> reads.</summary>
public static class PascalVoc
{
    /// <summary>The challenge of 2007 with its test set.</summary>
    public static DataSetInfo Voc2007 { get; } = new()
    {
        Name = "voc2007",
        Aliases = ["voc07", "pascal-voc-2007"],
        Title = "Pascal VOC 2007",
        Classes = Classes,
        Shape = [],
        TrainCount = 5011,
        TestCount = 4952,
        Licence = "Flickr's terms of use",
        Files =
        [
            File("VOCtrainval_06-Nov-2007.tar", 460_032_000, "7d8cd951101b0957ddfd7a530bdc8a94f06121cfc1e511bb5937e973020c7508", "c52e279531787c972589f7e41ab4ae64"),
            File("VOCtest_06-Nov-2007.tar", 451_020_800, "6836888e2e01dca84577a849d339fa4f73e1e4f135d312430c4856b5609b4892", "b6e924de25625d8de591ea690078ad9f"),
        ],
        Sources = Mirrors("2007"),
        ArchiveRoot = "VOCdevkit/VOC2007",
    };

    /// <summary>The challenge of 2012; what its test set shows is not published.</summary>
    public static DataSetInfo Voc2012 { get; } = new()
    {
        Name = "voc2012",
        Aliases = ["voc12", "pascal-voc-2012"],
        Title = "Pascal VOC 2012",
        Classes = Classes,
        Shape = [],
        TrainCount = 5717,
        TestCount = 5823,
        Licence = "Flickr's terms of use",
        Files = [File("VOCtrainval_11-May-2012.tar", 1_999_639_040, "e14f763270cf193d0b5f74b169f44157a4b0c6efa708f4dd0ff78ee691763bcb", "6cd6e144f989b92b3379bac3b3de84fd")],
        Sources = Mirrors("2012"),
        ArchiveRoot = "VOCdevkit/VOC2012",
    };

    /// <summary>The twenty classes, in VOC's order.</summary>
    public static IReadOnlyList<string> Classes =>
    [
        "aeroplane", "bicycle", "bird", "boat", "bottle", "bus", "car", "cat", "chair", "cow",
        "diningtable", "dog", "horse", "motorbike", "person", "pottedplant", "sheep", "sofa", "train", "tvmonitor",
    ];

    // The organisers' own server speaks only HTTP; the hash decides whether what comes from there is used.
    private static IReadOnlyList<DataSetSource> Mirrors(string year) =>
        [new HttpMirror($"http://host.robots.ox.ac.uk/pascal/VOC/voc{year}/"), new HttpMirror("https://pjreddie.com/media/files/")];

    private static DataSetFile File(string name, long bytes, string sha256, string md5) => new(name, bytes, FileHash.Sha256(sha256), FileHash.Md5(md5)) { Unpack = false };
}
