using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Reports.Tests.Batches;

public sealed class BatchPicturesTests
{
    // Item i is one grey, 20 · i, on 6 × 8 pixels; even ones are cats. The last two are for validation.
    private static ItemSets Sets(int count = 10, int held = 2) => new Items<int>([.. Enumerable.Range(0, count)]).SplitByIndex(Enumerable.Range(count - held, held))
        .LabelBy(i => i % 2 == 0 ? "cat" : "dog").Read(i => Tensor.Full([3, 6, 8], 20 * i, DType.UInt8));

    [Fact]
    public void Every_image_of_the_first_batch_stands_over_the_name_of_its_class()
    {
        LabelledGrid grid = Sets().ShowBatch(count: 8, seed: 3);
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (20 * i, i % 2 == 0 ? "cat" : "dog")), grid.Tiles.Select(t => ((int)t.Image[0, 0, 0], t.Lines[0])).Order());
        Assert.Equal((6, 8), (grid.Tiles[0].Image.Height, grid.Tiles[0].Image.Width));
    }

    [Fact]
    public void The_batch_is_the_first_that_a_loader_with_this_seed_gives()
    {
        ItemSets sets = Sets();
        Batch first = sets.Batches(4, seed: 7).Train.Epoch(0).First();
        Assert.Equal(Enumerable.Range(0, 4).Select(i => first.Data[i].ToArray<byte>()[0]), sets.ShowBatch(4, seed: 7).Tiles.Select(t => t.Image[0, 0, 0]));
    }

    [Fact]
    public void Items_for_validation_are_shown_in_their_order() =>
        Assert.Equal([160, 180], Sets().ShowBatch(validation: true).Tiles.Select(t => (int)t.Image[0, 0, 0]));

    [Fact]
    public void Normalisation_is_undone_and_other_transforms_are_not()
    {
        ItemSets sets = Sets();
        BatchTransform half = BatchTransform.Of(batch => batch with { Data = batch.Data * 0.5f });
        BatchTransform[] transforms = [new ToFloat(), half, new Normalize([0.485, 0.456, 0.406], [0.229, 0.224, 0.225])];
        LabelledGrid plain = sets.ShowBatch(8), normal = sets.ShowBatch(8, transforms);
        foreach ((ImageTile before, ImageTile after) in plain.Tiles.Zip(normal.Tiles))
            for (int c = 0; c < 3; c++) Assert.Equal(before.Image[2, 3, c] / 2, after.Image[2, 3, c]);
    }

    [Fact]
    public void The_ending_says_how_a_grid_is_written()
    {
        using WorkFolder folder = new();
        LabelledGrid grid = Sets().ShowBatch(3);
        string png = Path.Combine(folder.Path, "batch.png"), svg = Path.Combine(folder.Path, "batch.SVG");
        grid.Save(png);
        grid.Save(svg);
        Assert.True(Image.Load(png).HasSamePixels(grid.ToImage()));
        Assert.Equal(grid.Draw().ToString(), File.ReadAllText(svg));
        Assert.Throws<NotSupportedException>(() => grid.Save(Path.Combine(folder.Path, "batch.txt")));
    }

    [Fact]
    public void What_cannot_be_shown_says_why()
    {
        Assert.Contains("validation", Assert.Throws<ArgumentException>(() => Sets(held: 0).ShowBatch(validation: true)).Message, StringComparison.Ordinal);
        ItemSets rows = new Items<int>([1, 2]).SplitNone().LabelConstant("row").Read(i => Tensor.Full([5], i));
        Assert.Contains("[2, 5]", Assert.Throws<ArgumentException>(() => rows.ShowBatch()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Labels_are_names_weights_or_numbers()
    {
        string[] classes = ["cat", "dog", "owl"];
        Assert.Equal("dog", SampleLabel.Text(Tensor.Of(1L), classes));
        Assert.Equal("7", SampleLabel.Text(Tensor.Of(7L), classes));
        Assert.Equal("cat, owl", SampleLabel.Text(Tensor.Of([1f, 0, 1]), classes));
        Assert.Equal("cat 0.7, dog 0.3", SampleLabel.Text(Tensor.Of([0.7f, 0.3f, 0]), classes));
        Assert.Equal("0.25, -3", SampleLabel.Text(Tensor.Of([0.25f, -3]), []));
        Assert.Equal("1, 2, 3, 4, …", SampleLabel.Text(Tensor.Of([1f, 2, 3, 4, 5]), []));
    }
}
