using System.Security.Cryptography;

namespace Whetstone.Data.Tests;

/// <summary>A data set of two small files, for tests of where files come from.</summary>
internal static class SmallSet
{
    public static byte[] Images { get; } = Content(1, 40_000);

    public static byte[] Labels { get; } = Content(2, 300);

    public static DataSetFile ImagesFile { get; } = File("images", Images);

    public static DataSetFile LabelsFile { get; } = File("labels", Labels);

    public static DataSetInfo From(params DataSetSource[] sources) => new()
    {
        Name = "small",
        Title = "Small",
        Classes = ["a"],
        Shape = [1],
        TrainCount = 1,
        TestCount = 1,
        Licence = "none",
        Files = [ImagesFile, LabelsFile],
        Sources = sources,
    };

    public static byte[] ContentOf(DataSetFile file) => file == ImagesFile ? Images : Labels;

    public static void AssertIn(string folder)
    {
        Assert.Equal(Images, System.IO.File.ReadAllBytes(Path.Combine(folder, "images")));
        Assert.Equal(Labels, System.IO.File.ReadAllBytes(Path.Combine(folder, "labels")));
    }

    /// <summary>Puts the files into a folder, packed or not.</summary>
    public static void PutInto(string folder, bool packed)
    {
        Directory.CreateDirectory(folder);
        foreach (var file in new[] { ImagesFile, LabelsFile })
        {
            var content = ContentOf(file);
            System.IO.File.WriteAllBytes(Path.Combine(folder, packed ? file.PackedName : file.Name), packed ? IdxBytes.Pack(content) : content);
        }
    }

    private static DataSetFile File(string name, byte[] content) => new(name, content.Length,
        FileHash.Sha256(Hash(HashAlgorithmName.SHA256, content)),
        FileHash.Sha1(Hash(HashAlgorithmName.SHA1, content)),
        FileHash.Md5(Hash(HashAlgorithmName.MD5, content)));

    private static string Hash(HashAlgorithmName name, byte[] content) => Convert.ToHexString(CryptographicOperations.HashData(name, content));

    private static byte[] Content(int seed, int bytes)
    {
        var content = new byte[bytes];
        new Random(seed).NextBytes(content);
        return content;
    }
}
