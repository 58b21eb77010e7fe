namespace Whetstone.Data;

/// <summary>Imagewoof: photographs of ten breeds of dogs of ImageNet, by fast.ai, in three sizes. Image files, which <c>Whetstone.Vision</c> reads.</summary>
public static class Imagewoof
{
    /// <summary>In the sizes of the photographs.</summary>
    public static DataSetInfo Full { get; } = Of("imagewoof", "", 1_343_715_595, "9aafe18bcdb1632c4249a76c458465ba");

    /// <summary>With shorter sides of 320 pixels.</summary>
    public static DataSetInfo Pixels320 { get; } = Of("imagewoof-320", "-320", 328_387_740, "0f46d997ec2264e97609196c95897a44");

    /// <summary>With shorter sides of 160 pixels.</summary>
    public static DataSetInfo Pixels160 { get; } = Of("imagewoof-160", "-160", 92_612_825, "3d200a7be99704a0d7509be2a9fbfe15");

    // Sizes are those of fastai's own list; no other hash than MD5 is published.
    private static DataSetInfo Of(string name, string size, long bytes, string md5) => new()
    {
        Name = name,
        Aliases = [$"imagewoof2{size}"],
        Title = size.Length == 0 ? "Imagewoof" : $"Imagewoof, {size[1..]} pixels",
        Classes = ["Shih-Tzu", "Rhodesian ridgeback", "beagle", "English foxhound", "Border terrier", "Australian terrier", "golden retriever", "Old English sheepdog", "Samoyed", "dingo"],
        Shape = [],
        TrainCount = 9025,
        TestCount = 3929,
        Licence = "Apache 2.0; images as ImageNet",
        Files = [new($"imagewoof2{size}.tgz", bytes, FileHash.Md5(md5)) { Unpack = false }],
        Sources = [new HttpMirror("https://s3.amazonaws.com/fast-ai-imageclas/")],
        ArchiveRoot = $"imagewoof2{size}",
    };
}
