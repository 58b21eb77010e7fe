namespace Whetstone.Data;

/// <summary>Imagenette: photographs of ten classes of ImageNet that are easily told apart, by fast.ai, in three sizes. Image files, which <c>Whetstone.Vision</c> reads.</summary>
public static class Imagenette
{
    /// <summary>In the sizes of the photographs.</summary>
    public static DataSetInfo Full { get; } = Of("imagenette", "", 1_557_161_267, "6cbfac238434d89fe99e651496f0812ebc7a10fa62bd42d6874042bf01de4efd", "fe2fc210e6bb7c5664d602c3cd71e612");

    /// <summary>With shorter sides of 320 pixels.</summary>
    public static DataSetInfo Pixels320 { get; } = Of("imagenette-320", "-320", 341_663_724, "569b4497c98db6dd29f335d1f109cf315fe127053cedf69010d047f0188e158c", "3df6f0d01a2c9592104656642f5e78a3");

    /// <summary>With shorter sides of 160 pixels.</summary>
    public static DataSetInfo Pixels160 { get; } = Of("imagenette-160", "-160", 99_003_388, "64d0c4859f35a461889e0147755a999a48b49bf38a7e0f9bd27003f10db02fe5", "e793b78cc4c9e9a4ccc0c1155377a412");

    private static DataSetInfo Of(string name, string size, long bytes, string sha256, string md5) => new()
    {
        Name = name,
        Aliases = [$"imagenette2{size}"],
        Title = size.Length == 0 ? "Imagenette" : $"Imagenette, {size[1..]} pixels",
        Classes = ["tench", "English springer", "cassette player", "chain saw", "church", "French horn", "garbage truck", "gas pump", "golf ball", "parachute"],
        Shape = [],
        TrainCount = 9469,
        TestCount = 3925,
        Licence = "Apache 2.0; images as ImageNet",
        Files = [new($"imagenette2{size}.tgz", bytes, FileHash.Sha256(sha256), FileHash.Md5(md5)) { Unpack = false }],
        Sources = [new HttpMirror("https://s3.amazonaws.com/fast-ai-imageclas/")],
        ArchiveRoot = $"imagenette2{size}",
    };
}
