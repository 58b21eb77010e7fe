using System.Text;
using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>COCO's files and layout.</summary>
public sealed class CocoTests : IDisposable
{
    private const string Small = """
        {"info": {"year": 2017}, "licenses": [],
         "images": [{"license": 4, "file_name": "7.png", "coco_url": "http://x/7.png", "height": 20, "width": 40, "id": 397133}, {"file_name": "9.png", "height": 10, "width": 10.0, "id": 2}],
         "annotations": [
          {"segmentation": [[1, 2, 3.5]], "area": 50.5, "iscrowd": 0, "image_id": 397133, "bbox": [10, 5, 20.5, 10], "category_id": 90, "id": 1},
          {"segmentation": {"counts": [272, 2], "size": [20, 40]}, "iscrowd": 1, "image_id": 397133, "bbox": [0, 0, 4, 4], "category_id": 1, "id": 2},
          {"image_id": 397133, "bbox": [30, 15, 20, 20], "category_id": 13, "id": 3},
          {"image_id": 397133, "bbox": [30, 15, 0, 5], "category_id": 13, "id": 4}],
         "categories": [{"supercategory": "indoor", "id": 90, "name": "toothbrush"}, {"id": 1, "name": "person"}, {"id": 13, "name": "stop sign"}]}
        """;

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Categories_with_gaps_become_classes_in_the_order_of_their_identities_and_boxes_corners()
    {
        CocoAnnotations all = Read(Small);
        Assert.Equal(["person", "stop sign", "toothbrush"], all.Classes);
        IReadOnlyDictionary<long, IReadOnlyList<Box>> boxes = all.PixelBoxes();
        // Crowds are left out, what is beyond the image is cut, what has no area dropped.
        Assert.Equal([new(10, 5, 30.5, 15, 2), new(30, 15, 40, 20, 1)], boxes[397133]);
        Assert.Empty(boxes[2]);
        Assert.Contains(new(0, 0, 4, 4, 0), all.PixelBoxes(crowds: true)[397133]);
        Assert.Equal((50.5, true), (all.Objects[0].Area, all.Objects[1].IsCrowd));
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        CocoAnnotations all = Read(Small);
        all.Write(folder.File("w.json"));
        CocoAnnotations back = CocoAnnotations.Read(folder.File("w.json"));
        Assert.Equal(all.Images, back.Images);
        Assert.Equal(all.Categories, back.Categories);
        Assert.Equal(all.Objects.Select(o => o with { Area = o.Area ?? o.Width * o.Height }), back.Objects);
        File.WriteAllBytes(folder.File("mark.json"), [0xEF, 0xBB, 0xBF, .. File.ReadAllBytes(folder.File("w.json"))]);
        Assert.Equal(all.Images, CocoAnnotations.Read(folder.File("mark.json")).Images);
    }

    [Theory]
    [InlineData("{\"id\": 1,", "{\"id\": 99,", "annotations[1].category_id is 1, and there is no such category")]
    [InlineData("\"id\": 2}]", "\"id\": 397133}]", "images[1].id is 397133, which another image has")]
    [InlineData("\"name\": \"person\"", "\"name\": \"toothbrush\"", "categories[1].name is toothbrush")]
    [InlineData("[0, 0, 4, 4]", "[0, 0, -4, 4]", "annotations[1].bbox is [0, 0, -4, 4]")]
    [InlineData("[0, 0, 4, 4]", "[0, 0, 4]", "annotations[1].bbox is an end where a number")]
    [InlineData("[0, 0, 4, 4]", "[0, 0, 4, 4, 5]", "annotations[1].bbox is a number where the end")]
    [InlineData("[0, 0, 4, 4]", "[0, 0, 1e999, 4]", "annotations[1].bbox is no finite number")]
    [InlineData("\"iscrowd\": 1", "\"iscrowd\": 2", "annotations[1].iscrowd is neither 0 nor 1")]
    [InlineData("\"height\": 20", "\"height\": 0", "images[0].height is 0, where at least 1")]
    [InlineData("\"height\": 20", "\"height\": 20.5", "images[0].height is no whole number")]
    [InlineData("\"height\": 20", "\"height\": \"20\"", "images[0].height is a text where a number")]
    [InlineData("\"height\": 20", "\"tall\": 20", "images[0] has no height")]
    [InlineData("\"height\": 20", "\"height\": 99999999", "more than an image has")]
    [InlineData("\"file_name\": \"7.png\"", "\"file_name\": \"\\ud800\"", "images[0].file_name is no text of UTF-8")]
    [InlineData("\"categories\"", "\"classes\"", "has no list categories")]
    [InlineData("\"licenses\": []", "\"images\": []", "images is there twice")]
    [InlineData("]}", "", "is no JSON here")]
    [InlineData("stop sign\"}]}", "stop sign\"}]} x", "is no JSON here")]
    [InlineData("{\"info\"", "[{\"info\"", "is a list where an object")]
    public void What_is_wrong_is_refused_with_byte_and_path(string right, string wrong, string message)
    {
        string text = Small.Replace("\"category_id\": 1, \"id\": 2}", "\"id\": 2, \"category_id\": 1}", StringComparison.Ordinal);
        Assert.Contains(right, text, StringComparison.Ordinal);
        int at = text.IndexOf(right, StringComparison.Ordinal);
        string said = Assert.Throws<DataFormatException>(() => Read(text[..at] + wrong + text[(at + right.Length)..])).Message;
        Assert.Contains(message, said, StringComparison.Ordinal);
    }

    [Fact]
    public void The_byte_of_a_wrong_value_is_named()
    {
        string text = Small.Replace("\"height\": 20", "\"height\": null", StringComparison.Ordinal);
        DataFormatException error = Assert.Throws<DataFormatException>(() => Read(text));
        Assert.Equal(Encoding.UTF8.GetByteCount(text[..text.IndexOf("null", StringComparison.Ordinal)]), error.Offset);
        Assert.Contains($"byte {error.Offset}: images[0].height is null", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_contradicts_itself_is_not_written_and_the_old_file_stays()
    {
        File.WriteAllText(folder.File("old.json"), "old");
        CocoAnnotations all = new([new(1, "a.png", 4, 4)], [new(1, "cat")], [new(1, 2, 1, 0, 0, 1, 1)]);
        Assert.Contains("image_id is 2", Assert.Throws<ArgumentException>(() => all.Write(folder.File("old.json"))).Message, StringComparison.Ordinal);
        Assert.Equal("old", File.ReadAllText(folder.File("old.json")));
    }

    [Fact]
    public void A_folder_gives_images_with_boxes_that_follow_classes_and_records()
    {
        string[] classes = ["cat", "dog"];
        Set("train2017", "a.png", new Box(0, 0, 4, 4, 0), new Box(4, 4, 8, 8, 1));
        Set("val2017", "b.png", new Box(0, 0, 2, 8, 1));
        Assert.True(CocoFolder.Matches(folder.Path));
        CocoFolder coco = new(folder.Path);
        Assert.Equal(["train2017", "val2017"], coco.Sets);
        ItemSets sets = coco.ByBoxes(new RandomFlipLeftRight(1), new CenterCrop(8, 8));
        Assert.Equal([0, 0.5f, 0, 1, 0.5f, 1, 0, 0.5f, 0.5f, 1], sets.Train.Read(0, new(1, 0, 0)).Label.ToArray());
        Assert.Equal([1, 0, 0, 0.25f, 1], sets.Validation[0].Label.ToArray());
        LabelledItems<string> named = coco.ByClasses();
        Assert.Equal([1, 1], named.Labels.Of(Assert.Single(named.Items.Train)).ToArray());
        // To records and back.
        RecordPacker.Pack(folder.File("c.rec"), coco.DetectionList("val2017"), folder.Path, new() { PassThrough = true, PackLabel = true });
        using ImageRecords records = ImageRecords.Open(folder.File("c.rec"), new() { Labels = RecordLabels.Boxes });
        Assert.Equal([1, 0, 0, 0.25f, 1], records[0].Label.ToArray());
        CocoAnnotations.Of([], ["cow"]).Write(folder.File("annotations/instances_val2017.json"));
        Assert.Contains("different categories", Assert.Throws<LabelException>(() => coco.ByClasses()).Message, StringComparison.Ordinal);

        void Set(string set, string image, params Box[] boxes)
        {
            folder.Save($"{set}/{image}", Pictures.Noise(1));
            Directory.CreateDirectory(folder.File("annotations"));
            CocoAnnotations.Of([(image, 8, 8, boxes)], classes).Write(folder.File($"annotations/instances_{set}.json"));
        }
    }

    private CocoAnnotations Read(string json)
    {
        File.WriteAllText(folder.File("a.json"), json);
        return CocoAnnotations.Read(folder.File("a.json"));
    }
}
