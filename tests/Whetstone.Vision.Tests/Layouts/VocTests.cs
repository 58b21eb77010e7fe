using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>Pascal VOC's layout.</summary>
public sealed class VocTests : IDisposable
{
    private const string Dog = """
        <annotation><filename>1.jpg</filename><size><width>10</width><height>20</height><depth>3</depth></size>
          <object><name>dog</name><bndbox><xmin>1</xmin><ymin>1</ymin><xmax>10</xmax><ymax>20</ymax></bndbox><difficult>0</difficult><truncated>1</truncated></object>
          <object><name>person</name><difficult>1</difficult><bndbox><xmin>6</xmin><ymin>11</ymin><xmax>10</xmax><ymax>20</ymax></bndbox></object>
        </annotation>
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Boxes_are_parts_of_the_image_with_both_edges_inside()
    {
        VocAnnotation annotation = Read(Dog);
        Assert.Equal((10, 20, 2), (annotation.Width, annotation.Height, annotation.Objects.Count));
        Assert.True(annotation.Objects[0].Truncated && annotation.Objects[1].Difficult);
        // The dog fills the image; the person its right lower quarter.
        Assert.Equal([11, 0, 0, 1, 1], annotation.Boxes(VocFolder.Classes).ToArray());
        Assert.Equal([11, 0, 0, 1, 1, 14, 0.5f, 0.5f, 1, 1], annotation.Boxes(VocFolder.Classes, difficult: true).ToArray());
        Assert.Contains("shows a dog", Assert.Throws<LabelException>(() => annotation.Boxes(["cat"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("no xml")]
    [InlineData("<annotation><filename>x</filename></annotation>")]
    [InlineData("<annotation><filename>x</filename><size><width>NaN</width><height>1</height></size></annotation>")]
    [InlineData("<!DOCTYPE a [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><annotation><filename>&e;</filename></annotation>")]
    public void Damaged_or_hostile_annotations_are_refused(string text) => Assert.Throws<DataFormatException>(() => Read(text));

    [Fact]
    public void Sets_give_images_with_all_their_classes_and_lists_for_packing()
    {
        foreach (string name in (string[])["JPEGImages", "Annotations", "ImageSets/Main"]) Directory.CreateDirectory(folder.File(name));
        File.WriteAllText(folder.File("Annotations/1.xml"), Dog);
        File.WriteAllText(folder.File("ImageSets/Main/train.txt"), "1\n");
        File.WriteAllText(folder.File("ImageSets/Main/val.txt"), "\n");
        VocFolder voc = new(folder.Path);
        LabelledItems<string> files = voc.ByClasses();
        float[] classes = files.Labels.Of(Assert.Single(files.Items.Train)).ToArray();
        Assert.Equal([11, 14], Enumerable.Range(0, 20).Where(i => classes[i] == 1));
        ListEntry entry = Assert.Single(voc.DetectionList("train"));
        Assert.Equal(("JPEGImages/1.jpg", 7), (entry.Path, entry.Labels.Length));
        // To records and back.
        folder.Write("JPEGImages/1.jpg", [1]);
        RecordPacker.Pack(folder.File("v.rec"), [entry], folder.Path, new() { PassThrough = true, PackLabel = true });
        using ImageRecords records = ImageRecords.Open(folder.File("v.rec"), new() { Input = new Shape(3, 8, 8), Labels = RecordLabels.Boxes });
        Assert.Equal([11, 0, 0, 1, 1], DetectionLabel.Parse(records.LabelsOf(0)).Objects.ToArray());
    }

    [Fact]
    public void What_is_written_is_read_again_to_the_bit()
    {
        VocAnnotation annotation = new("a & <b>.jpg", 500, 333, [new("dog", 1, 2.5f, 33.333332f, 333, true, false), new("\u00e9tui\r\nrouge", 0, 0, 1, 1, false, true)]);
        annotation.Write(folder.File("w.xml"), "VOC2007");
        VocAnnotation back = VocAnnotation.Read(folder.File("w.xml"));
        Assert.Equal((annotation.FileName, annotation.Width, annotation.Height), (back.FileName, back.Width, back.Height));
        Assert.Equal(annotation.Objects, back.Objects);
        Assert.Contains("<depth>3</depth>", File.ReadAllText(folder.File("w.xml")), StringComparison.Ordinal);
        IReadOnlyList<Box> boxes = [new(0, 1, 10, 20, 1), new(3, 4, 5, 6, 0)];
        Assert.Equal(boxes, VocAnnotation.Of("x", 10, 20, boxes, ["cat", "dog"]).PixelBoxes(["cat", "dog"]));
        Assert.Contains("class 2", Assert.Throws<LabelException>(() => VocAnnotation.Of("x", 10, 20, [new(0, 0, 1, 1, 2)], ["cat", "dog"])).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 1f)]
    [InlineData(" dog", 1f)]
    [InlineData("do\u0001g", 1f)]
    [InlineData("dog", -1f)]
    [InlineData("dog", float.NaN)]
    public void What_could_not_be_read_again_is_not_written_and_the_old_file_stays(string name, float left)
    {
        File.WriteAllText(folder.File("old.xml"), "old");
        Assert.Throws<ArgumentException>(() => new VocAnnotation("a.jpg", 10, 10, [new(name, left, 1, 5, 5, false, false)]).Write(folder.File("old.xml")));
        Assert.Equal("old", File.ReadAllText(folder.File("old.xml")));
    }

    private VocAnnotation Read(string xml)
    {
        File.WriteAllText(folder.File("a.xml"), xml);
        return VocAnnotation.Read(folder.File("a.xml"));
    }
}
