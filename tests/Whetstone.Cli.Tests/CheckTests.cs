using System.Text.Json;
using Whetstone.Vision;

namespace Whetstone.Cli.Tests;

/// <summary><c>whet data check</c>.</summary>
public sealed class CheckTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("whet-").FullName;

    public CheckTests()
    {
        foreach (string name in (string[])["train/cat", "train/dog", "valid/cat"]) Directory.CreateDirectory(In(name));
        for (byte i = 0; i < 3; i++)
        {
            Image.Filled(4, 4, i).Save(In($"train/cat/{i}.png"));
            Image.Filled(4, 4, (byte)(i + 100)).Save(In($"train/dog/{i}.png"));
        }
        Image.Filled(4, 5, 200).Save(In("valid/cat/9.png"));
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void A_sound_set_gives_0_and_counts()
    {
        Whet whet = Whet.Run("data", "check", folder);
        Assert.Equal(0, whet.Code);
        Assert.Equal($"""
            {Path.GetFileName(folder)}: 6 examples for training, 1 for testing; all can be used
            label  train  test
            cat        3     1
            dog        3     0
            size   examples
            1x4x4         6
            1x4x5         1

            """, whet.Out, ignoreLineEndingDifferences: true);
    }

    [Fact]
    public void Damage_gives_1_and_names_the_file_and_duplicates_are_shown()
    {
        File.WriteAllText(In("train/dog/bad.png"), "no image");
        File.Copy(In("train/cat/1.png"), In("train/dog/copy.png"));
        Whet whet = Whet.Run("data", "check", folder);
        Assert.Equal(1, whet.Code);
        Assert.Contains("1 cannot be used:", whet.Out, StringComparison.Ordinal);
        Assert.Contains(In("train/dog/bad.png"), whet.Out, StringComparison.Ordinal);
        Assert.Contains("Warning: 1 of them with different labels", whet.Out, StringComparison.Ordinal);
        Assert.Contains($"{In("train/cat/1.png")} (cat), {In("train/dog/copy.png")} (dog)", whet.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Boxes_of_VOC_and_COCO_are_checked_and_things_counted_by_image()
    {
        foreach (string name in (string[])["JPEGImages", "Annotations", "ImageSets/Main", "annotations", "images"]) Directory.CreateDirectory(In("voc/" + name));
        Directory.CreateDirectory(In("coco"));
        string[] classes = ["cat", "dog"];
        Box cat = new(0, 0, 2, 2, 0), dog = new(1, 1, 4, 4, 1), beyond = new(1, 1, 9, 4, 1);
        (string Name, Box[] Boxes)[] images = [("a", [cat, cat, dog]), ("b", [dog]), ("c", [beyond]), ("d", [cat])];
        foreach (var (name, boxes) in images)
        {
            // The last is smaller than its annotation says. The ending is VOC's; the content tells what it is.
            File.WriteAllBytes(In($"voc/JPEGImages/{name}.jpg"), Image.Filled(name == "d" ? 3 : 4, 4, (byte)name[0]).Encode(".png"));
            VocAnnotation.Of(name + ".jpg", 4, 4, boxes, classes).Write(In($"voc/Annotations/{name}.xml"));
        }
        File.WriteAllText(In("voc/ImageSets/Main/train.txt"), "a\nb\nc\n");
        File.WriteAllText(In("voc/ImageSets/Main/val.txt"), "d\n");
        Expect(Whet.Run("data", "check", In("voc")), 3, 1);
        Directory.Delete(In("voc/Annotations"), recursive: true);
        Directory.CreateDirectory(In("coco/annotations"));
        Directory.Move(In("voc/JPEGImages"), In("coco/images"));
        CocoAnnotations.Of(images.Select(i => (i.Name + ".jpg", 4, 4, (IReadOnlyList<Box>)i.Boxes)), classes).Write(In("coco/annotations/instances_train2017.json"));
        Expect(Whet.Run("data", "check", In("coco")), 4, 0);
        Assert.Contains("COCO: boxes, and several classes", Whet.Run("train", "lenet", "--data", In("coco")).Error, StringComparison.Ordinal);

        static void Expect(Whet whet, int train, int test)
        {
            Assert.Equal(1, whet.Code);
            Assert.Contains($"{train} examples for training, {test} for testing; 2 cannot be used:", whet.Out, StringComparison.Ordinal);
            Assert.Contains("c.jpg: the box of a dog from (1, 1) to (9, 4) is none in 4 x 4 pixels", whet.Out, StringComparison.Ordinal);
            Assert.Contains("d.jpg: has 4 x 3 pixels, its annotation says 4 x 4", whet.Out, StringComparison.Ordinal);
            Assert.Matches($@"cat\s+{(test == 0 ? 2 : 1)}\s+{test}\s+dog\s+3\s+0", whet.Out);
        }
    }

    [Fact]
    public void As_JSON_it_is_one_object()
    {
        File.WriteAllText(In("train/dog/bad.png"), "no image");
        Whet whet = Whet.Run("data", "check", folder, "--json");
        Assert.Equal(1, whet.Code);
        using JsonDocument json = JsonDocument.Parse(whet.Out);
        Assert.Equal(7, json.RootElement.GetProperty("train").GetInt32());
        Assert.EndsWith("bad.png", json.RootElement.GetProperty("bad")[0].GetProperty("name").GetString(), StringComparison.Ordinal);
        Assert.False(json.RootElement.GetProperty("is_sound").GetBoolean());
        Assert.Equal("cat", json.RootElement.GetProperty("labels")[0].GetProperty("label").GetString());
    }

    [Fact]
    public void A_set_that_is_no_images_is_checked_too()
    {
        using TinyData tiny = new();
        Whet whet = Whet.Run("data", "check", tiny.Data);
        Assert.Equal(0, whet.Code);
        Assert.Contains("1x28x28", whet.Out, StringComparison.Ordinal);
    }

    private string In(string name) => Path.Combine(folder, name);
}
