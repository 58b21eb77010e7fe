namespace Whetstone.Data.Tests;

/// <summary>Splitting and labelling by lists, no labels, oversampling, and the summary of all stages.</summary>
public sealed class MoreBlockTests
{
    private static readonly Items<int> Numbers = new([.. Enumerable.Range(0, 10)], "numbers");

    [Fact]
    public void Lists_split_and_label()
    {
        SplitItems<int> split = Numbers.SplitByLists([1, 2, 3], [7]);
        Assert.Equal([1, 2, 3], split.Train);
        Assert.Equal([7], split.Validation);
        LabelledItems<int> labelled = split.LabelByLists(["odd", "even", "odd"], ["odd"]);
        Assert.Equal(["even", "odd"], labelled.Classes);
        Assert.Equal([1L, 0, 1, 1], new[] { 1, 2, 3, 7 }.Select(i => labelled.Labels.Of(i).Item<long>()));
        Assert.Throws<ArgumentException>(() => Numbers.SplitByLists([1], [11]));
        Assert.Throws<ArgumentException>(() => Numbers.SplitByLists([1, 2], [2]));
        Assert.Throws<ArgumentException>(() => split.LabelByLists(["odd"], ["odd"]));
        Assert.Throws<LabelException>(() => new SplitItems<int>([1, 1], [], "").LabelByLists(["a", "b"], []));
    }

    [Fact]
    public void Empty_labels_are_zeros_without_classes()
    {
        LabelledItems<int> empty = Numbers.SplitNone().LabelEmpty();
        Assert.Empty(empty.Classes);
        Assert.Equal([0L, 0], empty.Read(i => Tensor.Of((float)i)).Train.Gather([3, 4]).Label.ToArray<long>());
    }

    [Fact]
    public void Oversampling_gives_every_class_its_share()
    {
        // Of 100 items one in ten is rare.
        LabelledItems<int> labelled = new Items<int>([.. Enumerable.Range(0, 100)]).SplitNone().LabelBy(i => i % 10 == 0 ? "rare" : "usual");
        Sampler sampler = labelled.Oversampling(3);
        Assert.Equal(180, sampler.Count);
        int rare = Enumerable.Range(0, 50).Sum(epoch => sampler.Indices(epoch).Count(i => i % 10 == 0));
        // 9,000 draws of a coin: six standard deviations are 285.
        Assert.InRange(rare, 4500 - 285, 4500 + 285);
        Assert.Throws<LabelException>(() => Numbers.SplitNone().LabelByNumbers(_ => [1f]).Oversampling(0));
    }

    [Fact]
    public void The_summary_follows_the_first_item_and_the_first_batch_through_every_stage()
    {
        ItemSets sets = Numbers.SplitByIndex([9]).LabelBy(i => i % 2 == 0 ? "even" : "odd")
            .Read((i, _) => Tensor.Full([3, 4, 4], i, DType.UInt8), i => Tensor.Full([3, 8, 8], i, DType.UInt8))
            .Transform(sample => sample with { Data = sample.Data[..1] });
        string[] lines = sets.Summary(batch: 2, [new ToFloat(), new FitImages(new(3, 5, 5)), BatchTransform.Of(b => b.Data.Rank == 4 ? throw new ShapeException("wants rank 3") : b), new ToFloat()]).ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(
            ["Train:  uint8 [1, 4, 4], label int64 []", "Valid:  uint8 [3, 8, 8], label int64 []", "Batch:  uint8 [2, 1, 4, 4], labels int64 [2]",
             "  ToFloat -> [2, 1, 4, 4], labels int64 [2]", "  FitImages -> [2, 3, 5, 5], labels int64 [2]", "  FunctionTransform -> fails: wants rank 3"], lines[^6..]);
    }
}
