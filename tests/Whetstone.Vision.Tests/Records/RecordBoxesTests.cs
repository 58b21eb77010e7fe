using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>The boxes of detection records follow what is done to their images.</summary>
public sealed class RecordBoxesTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Boxes_are_parts_of_the_middle_that_is_shown()
    {
        // 40 wide, 20 high: of 20 x 20, columns 10 to 29 are shown.
        using ImageRecords records = Open(new Shape(3, 20, 20), null, [3, 0.5f, 0.25f, 0.75f, 0.5f, 77], [4, 0, 0, 0.2f, 1, 78], [5, 0, 0, 1, 1, 79]);
        // The second lies left of what is shown, the third is cut.
        Assert.Equal([3, 0.5f, 0.25f, 1, 0.5f, 77, 5, 0, 0, 1, 1, 79, -1, -1, -1, -1, -1, -1], records[0].Label.ToArray());
    }

    [Fact]
    public void Boxes_of_a_shape_that_fits_stay_to_the_bit()
    {
        float[] row = [1, .1f, .2f, .3f, .7f, 0];
        using ImageRecords records = Open(new Shape(3, 10, 20), null, row);
        Assert.Equal(row, records[0].Label.ToArray());
    }

    [Fact]
    public void Boxes_follow_random_changes_pixel_for_pixel()
    {
        // A red thing on black: wherever it goes, its box is around it.
        ImageTransform augment = new Compose(new RandomFlipLeftRight(), new RandomFlipTopBottom(), new RandomResizedCrop(20, 40) { Filter = Resampling.Nearest });
        using ImageRecords records = Open(new Shape(3, 20, 40), augment, [0, 0.5f, 0.25f, 0.75f, 0.75f, 9]);
        HashSet<string> places = [];
        for (int epoch = 0; epoch < 20; epoch++)
        {
            Sample sample = records.Read(0, new(1, epoch, 0));
            byte[] red = sample.Data[0].ToArray<byte>();
            float[] box = sample.Label.ToArray();
            int[] lit = [.. Enumerable.Range(0, red.Length).Where(i => red[i] > 0)];
            if (box[0] < 0)
            {
                Assert.Empty(lit);
                continue;
            }
            Assert.Equal((0, 9), (box[0], box[5]));
            // Nearest pixels: edges are right within one.
            Assert.Equal(box[1] * 40, lit.Min(i => i % 40), 1.01);
            Assert.Equal(box[3] * 40, lit.Max(i => i % 40) + 1, 1.01);
            Assert.Equal(box[2] * 20, lit.Min(i => i / 40), 1.01);
            Assert.Equal(box[4] * 20, lit.Max(i => i / 40) + 1, 1.01);
            places.Add(string.Join(' ', box));
        }
        Assert.InRange(places.Count, 5, 20);
    }

    [Fact]
    public void What_is_held_back_is_fitted_and_not_augmented()
    {
        ImageRecordOptions options = new() { Input = new Shape(3, 20, 40), Labels = RecordLabels.Boxes, Augment = new RandomFlipLeftRight(1), Fit = new Resize(20, 40) };
        Write("h.rec", [.. Enumerable.Repeat<float[]>([2, 5, 1, 0, 0, 0.25f, 1], 8)]);
        using ImageRecords records = ImageRecords.Open(folder.File("h.rec"), options);
        (ImageRecords train, ImageRecords held) = records.Split(0.5);
        Assert.Equal([1, 0.75f, 0, 1, 1], train[0].Label.ToArray());
        Assert.Equal([1, 0, 0, 0.25f, 1], held[0].Label.ToArray());
    }

    private ImageRecords Open(Shape input, ImageTransform? augment, params float[][] rows)
    {
        Write("b.rec", [2, rows[0].Length, .. rows.SelectMany(r => r)]);
        return ImageRecords.Open(folder.File("b.rec"), new() { Input = input, Labels = RecordLabels.Boxes, Augment = augment });
    }

    // 40 x 20, red from column 20 to 29 and row 5 to 14.
    private void Write(string name, params float[][] labels)
    {
        byte[] pixels = new byte[20 * 40 * 3];
        for (int y = 5; y < 15; y++)
            for (int x = 20; x < 30; x++) pixels[(y * 40 + x) * 3] = 255;
        byte[] png = new Image(20, 40, 3, pixels).Encode(".png");
        RecordFile.Write(folder.File(name), labels.Select((label, i) => new ReadOnlyMemory<byte>(new LabelledRecord(label, (ulong)i, 0, png).Pack())));
    }
}
