namespace Whetstone.Data.Tests;

/// <summary>Labels with different numbers of rows.</summary>
public sealed class PaddedLabelsTests
{
    // Example i has i boxes of five numbers, all of them i.
    private sealed class Boxes(int count) : Dataset
    {
        public override int Count => count;

        public override Sample this[int index] => new(Tensor.Full([2], index), Tensor.Full([index, 5], index));
    }

    [Fact]
    public void Labels_of_a_batch_become_as_long_as_its_longest()
    {
        Batch batch = new Boxes(9).PadLabels().Gather([1, 3, 0]);
        Assert.Equal([3, 3, 5], batch.Label.Shape.ToArray());
        float[] filled = [.. Rows(1, 1), .. Rows(-1, 2), .. Rows(3, 3), .. Rows(-1, 3)];
        Assert.Equal(filled, batch.Label.ToArray());
        Assert.Equal([1f, 1, 3, 3, 0, 0], batch.Data.ToArray());
    }

    [Fact]
    public void A_batch_without_boxes_has_one_row_that_says_so() => Assert.Equal(Rows(-1, 1), new Boxes(1).PadLabels().Gather([0]).Label.ToArray());

    [Fact]
    public void A_fixed_number_of_rows_is_that_of_every_batch_and_example()
    {
        Dataset padded = new Boxes(4).PadLabels(value: -2, rows: 3);
        foreach (int[] indices in (int[][])[[0, 1], [3, 2]]) Assert.Equal([2, 3, 5], padded.Gather(indices).Label.Shape.ToArray());
        Assert.Equal([.. Rows(1, 1), .. Rows(-2, 2)], padded[1].Label.ToArray());
    }

    [Fact]
    public void Whole_numbers_and_labels_of_one_axis_are_padded_too()
    {
        Dataset classes = new Boxes(4).Transform(s => s with { Label = Tensor.Full([s.Label.Shape[0]], 7, DType.Int64) });
        Tensor label = classes.PadLabels().Gather([1, 2]).Label;
        Assert.Equal(DType.Int64, label.DType);
        Assert.Equal([7L, -1, 7, 7], label.ToArray<long>());
    }

    [Fact]
    public void What_cannot_be_padded_names_the_example()
    {
        Assert.Contains("3 rows, more than the 2", Assert.Throws<SampleException>(() => new Boxes(4).PadLabels(rows: 2).Gather([1, 3])).ToString(), StringComparison.Ordinal);
        Assert.Equal(1, Assert.Throws<SampleException>(() => new Numbers(3).PadLabels().Gather([1])).Index);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Boxes(4).PadLabels(rows: 0));
    }

    [Fact]
    public void A_loader_takes_it_and_every_batch_has_a_length_of_its_own()
    {
        DataLoader loader = new(new Boxes(6).PadLabels(), batchSize: 2);
        Assert.Equal([1, 3, 5], loader.Epoch(0).Select(b => b.Label.Shape[1]));
    }

    private static float[] Rows(float value, int count) => [.. Enumerable.Repeat(value, 5 * count)];
}
