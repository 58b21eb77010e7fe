using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>Images checked in folders and in records.</summary>
public sealed class ImageCheckTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Pixels_not_files_decide_what_is_a_duplicate()
    {
        Image image = Pictures.Noise(1);
        folder.Save("train/a/1.png", image);
        // Other bytes, the same pixels.
        Directory.CreateDirectory(folder.File("valid/b"));
        File.WriteAllBytes(folder.File("valid/b/2.ppm"), [.. "P6 8 8 255\n"u8, .. image.Pixels]);
        folder.Save("train/b/3.png", Pictures.Noise(2));
        folder.Write("train/a/4.png", [1, 2]);
        DataReport report = DataCheck.Run(ImageCheckItems.Of(ImageFolder.Files(folder.Path)));
        Assert.Equal(folder.File("train/a/4.png"), Assert.Single(report.Bad).Name);
        DuplicateGroup group = Assert.Single(report.Duplicates);
        Assert.True(group.CrossesParts && group.Contradicts);
        Assert.Equal([new("a", 2, 0), new LabelCount("b", 1, 1)], report.Labels);
        Assert.Equal([new SizeCount("3x8x8", 3)], report.Sizes);
    }

    [Fact]
    public void Records_are_checked_even_if_the_first_is_damaged()
    {
        byte[] good = Pictures.Noise(3).Encode(".png");
        RecordFile.Write(folder.File("p_train.rec"), [Record(0, [7]), Record(1, good), new byte[] { 9 }]);
        RecordFile.Write(folder.File("p_test.rec"), [Record(1, good)]);
        File.WriteAllText(folder.File("p_classes.txt"), "cat\ndog\n");
        DataReport report = DataCheck.Run(ImageRecordSet.CheckItems(folder.File("p_train.rec")));
        Assert.Equal((3, 1, 2), (report.Train, report.Test, report.Bad.Count));
        Assert.EndsWith("p_train.rec, record 0", report.Bad[0].Name, StringComparison.Ordinal);
        Assert.Equal([new("cat", 1, 0), new LabelCount("dog", 1, 1)], report.Labels);
        Assert.True(Assert.Single(report.Duplicates).CrossesParts);

        static ReadOnlyMemory<byte> Record(float label, byte[] content) => new LabelledRecord([label], 0, 0, content).Pack();
    }
}
