using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>Records as a data set.</summary>
public sealed class ImageRecordsTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Images_come_in_one_shape_with_their_classes()
    {
        using ImageRecords records = ImageRecords.Open(Write("a.rec", i => [i % 3], 10), new() { Input = new Shape(1, 4, 4) });
        Assert.Equal((10, RecordLabels.Class), (records.Count, records.Labels));
        Sample sample = records[5];
        Assert.Equal((new Shape(1, 4, 4), 2L), (sample.Data.Shape, sample.Label.Item<long>()));
        Assert.Equal(Pictures.Noise(5).ToGrey().CropResize(4, 4).Pixels, sample.Data.ToArray<byte>());
        using ImageRecords asIs = ImageRecords.Open(folder.File("a.rec"));
        Assert.Equal(Pictures.Noise(5).ToByteTensor().ToArray<byte>(), asIs[5].Data.ToArray<byte>());
    }

    [Fact]
    public void Several_files_follow_each_other()
    {
        using ImageRecords records = ImageRecords.Open([Write("a.rec", i => [i], 3), Write("b.rec", i => [i + 10], 2)]);
        Assert.Equal([0f, 1, 2, 10, 11], Enumerable.Range(0, 5).Select(i => records.LabelsOf(i)[0]));
        Assert.Equal([2L, 10], records.Gather([2, 3]).Label.ToArray<long>());
    }

    [Fact]
    public void Several_labels_are_numbers_and_boxes_are_filled_up()
    {
        Write("n.rec", i => [i, 0.5f], 2);
        using (ImageRecords numbers = ImageRecords.Open(folder.File("n.rec"))) Assert.Equal([1f, 0.5f], numbers[1].Label.ToArray());
        // One box, two boxes of which one has no area, none.
        float[][] flat = [[2, 5, 7, 0, 0, 1, 1], [2, 5, 1, .1f, .2f, .3f, .4f, 2, .5f, .5f, .5f, .9f], [3, 5, 99]];
        using ImageRecords boxes = ImageRecords.Open(Write("b.rec", i => flat[i], 3), new() { Labels = RecordLabels.Boxes });
        Batch batch = boxes.Gather([0, 1, 2]);
        Assert.Equal(new Shape(3, 1, 5), batch.Label.Shape);
        Assert.Equal([7, 0, 0, 1, 1, 1, .1f, .2f, .3f, .4f, -1, -1, -1, -1, -1], batch.Label.ToArray());
    }

    [Theory]
    [InlineData("begins with the lengths", 2f)]
    [InlineData("header", 1f, 5f)]
    [InlineData("header", 9f, 5f)]
    [InlineData("at least 5 numbers", 2f, 4f, 0f, 0f, 1f, 1f)]
    [InlineData("at least 5 numbers", 2f, float.NaN)]
    [InlineData("no whole number of objects", 2f, 5f, 0f)]
    public void A_detection_label_that_cannot_be_is_refused(string wanted, params float[] flat) =>
        Assert.Contains(wanted, Assert.Throws<FormatException>(() => DetectionLabel.Parse(flat)).Message, StringComparison.Ordinal);

    [Fact]
    public void Detection_labels_go_there_and_back()
    {
        Tensor objects = Tensor.Of([1, .1f, .2f, .3f, .4f, 2, .5f, .6f, .7f, .8f], [2, 5]);
        DetectionLabel back = DetectionLabel.Parse(DetectionLabel.Flat(objects));
        Assert.Equal([2f, 5], back.Header);
        Assert.Equal(objects.ToArray(), back.Objects.ToArray());
    }

    [Fact]
    public void A_shuffled_epoch_has_every_record_once_by_chunks()
    {
        using ImageRecords records = ImageRecords.Open(Write("a.rec", i => [i], 40), new() { Chunk = 5, Window = 2 });
        DataLoader loader = new(records, 10, shuffle: true, seed: 3);
        long[][] batches = [.. loader.Epoch(0).Select(b => b.Label.ToArray<long>())];
        Assert.Equal(Enumerable.Range(0, 40).Select(i => (long)i), batches.SelectMany(b => b).Order());
        Assert.NotEqual(Enumerable.Range(0, 40).Select(i => (long)i), batches.SelectMany(b => b));
        // Two chunks of five neighbours make each ten.
        Assert.All(batches, b => Assert.Equal(2, b.Select(i => i / 5).Distinct().Count()));
    }

    [Fact]
    public void A_split_holds_back_chunks_and_loses_nothing()
    {
        using ImageRecords records = ImageRecords.Open(Write("a.rec", i => [i], 100));
        (ImageRecords train, ImageRecords held) = records.Split(0.2, seed: 1);
        Assert.InRange(held.Count, 15, 25);
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), Labels(train).Concat(Labels(held)).Order());
        Assert.Equal(Labels(held), Labels(records.Split(0.2, seed: 1).Held));
        Assert.NotEqual(Labels(held), Labels(records.Split(0.2, seed: 2).Held));

        static IEnumerable<float> Labels(ImageRecords part) => Enumerable.Range(0, part.Count).Select(i => part.LabelsOf(i)[0]);
    }

    [Fact]
    public void Parts_chunks_and_class_names_are_found_by_name()
    {
        Write("p_0_train.rec", i => [i % 2], 3);
        Write("p_1_train.rec", i => [i % 2], 4);
        Write("p_0_val.rec", i => [i % 2], 2);
        File.WriteAllText(folder.File("p_classes.txt"), "cat\ndog\n");
        LoadedDataSet data = ImageRecordSet.Load(folder.File("p_1_train.rec"));
        Assert.Equal((7, 2), (data.Train.Count, data.Test.Count));
        Assert.Equal(["cat", "dog"], data.Info.Classes);
        LoadedDataSet alone = ImageRecordSet.Load(Write("q.rec", i => [i % 3], 50), validation: 0.1);
        Assert.Equal((50, 3), (alone.Train.Count + alone.Test.Count, alone.Info.Classes.Count));
        Assert.InRange(alone.Test.Count, 3, 7);
        File.WriteAllText(folder.File("q_classes.txt"), "cat\n");
        Assert.Contains("names 1 classes, but there is a label 2", Assert.Throws<DataFormatException>(() => ImageRecordSet.Load(folder.File("q.rec"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Damage_is_said_with_file_and_record()
    {
        RecordFile.Write(folder.File("x.rec"), [new LabelledRecord([0], 0, 0, Pictures.Noise(0).Encode(".png")).Pack(), new LabelledRecord([0], 0, 0, new byte[] { 1, 2 }).Pack(), new byte[] { 5 }]);
        using ImageRecords records = ImageRecords.Open(folder.File("x.rec"));
        Assert.Contains("x.rec, record 1", Assert.Throws<ImageFormatException>(() => records[1]).Message, StringComparison.Ordinal);
        Assert.Contains("x.rec: record 2 is damaged", Assert.Throws<DataFormatException>(() => records[2]).Message, StringComparison.Ordinal);
        Assert.Contains("x.rec: record 2 is damaged", Assert.Throws<DataFormatException>(() => records.LabelsOf(2)).Message, StringComparison.Ordinal);
        Assert.Contains("holds no records", Assert.Throws<DataFormatException>(() => ImageRecords.Open(folder.Write("empty.rec", []))).Message, StringComparison.Ordinal);
    }

    private string Write(string name, Func<int, float[]> labels, int count)
    {
        RecordFile.Write(folder.File(name), Enumerable.Range(0, count).Select(i => new ReadOnlyMemory<byte>(new LabelledRecord(labels(i), (ulong)i, 0, Pictures.Noise(i).Encode(".png")).Pack())));
        return folder.File(name);
    }
}
