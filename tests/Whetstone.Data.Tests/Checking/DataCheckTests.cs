namespace Whetstone.Data.Tests;

/// <summary>The check of a data set finds what is wrong with it.</summary>
public sealed class DataCheckTests
{
    [Fact]
    public void Damage_is_listed_in_the_order_of_the_examples()
    {
        DataReport report = DataCheck.Run([Good("a", "x", 1), Bad("b", new IOException("b is cut off")), Good("c", "x", 2), Bad("d", new DataFormatException("d", 0, "is damaged"))]);
        Assert.False(report.IsSound);
        Assert.Equal([new("b", "b is cut off"), new("d", "d: is damaged")], report.Bad);
        Assert.Equal(4, report.Train);
        Assert.Equal([new LabelCount("x", 4, 0)], report.Labels);
    }

    [Fact]
    public void A_defect_of_the_program_is_not_taken_for_one_of_the_data() =>
        Assert.Contains(Assert.Throws<AggregateException>(() => DataCheck.Run([Bad("a", new InvalidOperationException())])).InnerExceptions, e => e is InvalidOperationException);

    [Fact]
    public void Numbers_that_are_none_are_found()
    {
        float[] values = [1, float.NaN, 2, float.PositiveInfinity, 3, 4];
        LoadedDataSet data = Loaded(new ArrayDataset(Tensor.Of(values, [3, 2]), Tensor.Of([0L, 1, 0])), new ArrayDataset(Tensor.Of(new float[] { 9, 9 }, [1, 2]), Tensor.Of([1L])));
        DataReport report = DataCheck.Run(CheckItems.Of(data));
        Assert.Equal([new("train 0", "1 of its numbers are NaN or infinite"), new("train 1", "1 of its numbers are NaN or infinite")], report.Bad);
        Assert.Equal([new("no", 2, 0), new LabelCount("yes", 1, 1)], report.Labels);
    }

    [Fact]
    public void Duplicates_are_found_across_parts_and_with_other_labels()
    {
        DataReport report = DataCheck.Run([Good("a", "x", 1), Good("b", "x", 1), Good("c", "x", 2), Good("d", "y", 2), Good("e", "x", 3), Good("f", "x", 3, train: false), Good("g", "x", 4)]);
        Assert.Equal(["a b", "c d", "e f"], report.Duplicates.Select(d => string.Join(' ', d.Items.Select(i => i.Name))));
        Assert.Equal([false, true, false], report.Duplicates.Select(d => d.Contradicts));
        Assert.Equal([false, false, true], report.Duplicates.Select(d => d.CrossesParts));
        Assert.True(report.IsSound);
        Assert.Equal(["3 contents are there more than once, in 6 examples", "1 of them both for training and for testing: results of tests are too good", "1 of them with different labels"], report.Warnings);
    }

    [Fact]
    public void The_same_bytes_in_another_shape_are_no_duplicate()
    {
        byte[] bytes = new byte[12];
        Assert.NotEqual(CheckItems.Content(bytes, 1, 3, 4).Hash, CheckItems.Content(bytes, 1, 4, 3).Hash);
        Assert.Equal(CheckItems.Content(bytes, 1, 3, 4), CheckItems.Content(bytes, 1, 3, 4));
    }

    [Fact]
    public void Sizes_are_counted_most_frequent_first() =>
        Assert.Equal([new("1x2", 2), new SizeCount("9x9", 1)], DataCheck.Run([Good("a", "x", 1, size: "9x9"), Good("b", "x", 2), Good("c", "x", 3)]).Sizes);

    [Fact]
    public void Classes_out_of_balance_and_without_training_are_warned_of()
    {
        CheckItem[] even = [.. Enumerable.Range(0, 12).Select(i => Good($"{i}", i < 10 ? "x" : "y", i))];
        Assert.Empty(DataCheck.Run(even).Warnings); // 10 to 2 is just allowed
        Assert.Equal(["classes are not balanced: 11 examples for training of x, 2 of y"], DataCheck.Run([.. even, Good("n", "x", 99)]).Warnings);
        Assert.Equal(["no example for training has the label z"], DataCheck.Run([.. even, Good("n", "z", 99, train: false)]).Warnings);
    }

    private static CheckItem Good(string name, string label, int content, bool train = true, string size = "1x2") => new(name, train, () => label, () => new(size, $"{content}"));

    private static CheckItem Bad(string name, Exception error) => new(name, true, () => "x", () => throw error);

    private static LoadedDataSet Loaded(Dataset train, Dataset test) => new(train, test, SmallSet.From() with { Classes = ["no", "yes"] });
}
