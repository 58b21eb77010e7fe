using System.Text.RegularExpressions;

namespace Whetstone.Data.Tests;

/// <summary>Items are filtered, split, labelled and read, in this order.</summary>
public sealed partial class DataBlockTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Files_come_by_name_without_hidden_ones_and_others_kinds()
    {
        Touch("b/2.PNG", "a/1.png", "a/.hidden.png", ".git/3.png", "a/note.txt", "c/deep/4.png");
        Assert.Equal(["a/1.png", "b/2.PNG", "c/deep/4.png"], Names(FileItems.From(folder.Path, [".png"])));
        Assert.Equal(["a/1.png", "c/deep/4.png"], Names(FileItems.From(folder.Path, [".png"], include: ["a", "c"])));
        Assert.Empty(FileItems.From(folder.Path, [".png"], recursive: false).List);
        Assert.Contains("nowhere", Assert.Throws<DirectoryNotFoundException>(() => FileItems.From(folder.File("nowhere"))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Filters_keep_their_order()
    {
        Items<int> items = new([.. Enumerable.Range(0, 1000)]);
        Assert.Equal([0, 2, 4], items.Filter(i => i % 2 == 0).Take(3).List);
        int kept = items.FilterByRandom(0.3, seed: 1).Count;
        Assert.InRange(kept, 230, 370); // 300 ± 5 standard deviations of 14.5
        Assert.Equal(items.FilterByRandom(0.3, seed: 1).List, items.FilterByRandom(0.3, seed: 1).List);
        Touch("x/cat/1", "x/dog/2", "y/cat/3");
        Assert.Equal(["x/cat/1", "x/dog/2"], Names(FileItems.From(folder.Path).FilterByFolder(include: ["x"])));
        Assert.Equal(["x/dog/2"], Names(FileItems.From(folder.Path).FilterByFolder(exclude: ["cat"])));
    }

    [Fact]
    public void A_question_splits_and_its_null_drops()
    {
        SplitItems<int> split = new Items<int>([1, 2, 3, 4, 5]).SplitBy(i => i == 3 ? null : i > 3);
        Assert.Equal([1, 2], split.Train);
        Assert.Equal([4, 5], split.Validation);
    }

    [Fact]
    public void Random_splits_are_exact_in_size_disjoint_and_repeatable()
    {
        Items<int> items = new([.. Enumerable.Range(0, 101)]);
        SplitItems<int> split = items.SplitByRandom(0.2, seed: 7);
        Assert.Equal((81, 20), (split.Train.Count, split.Validation.Count));
        Assert.Equal(items.List, split.Train.Concat(split.Validation).Order());
        Assert.Equal(split.Validation, items.SplitByRandom(0.2, seed: 7).Validation);
        Assert.NotEqual(split.Validation, items.SplitByRandom(0.2, seed: 8).Validation);
        SplitItems<int> some = items.SplitSubsets(0.5, 0.1, seed: 7);
        Assert.Equal((50, 10), (some.Train.Count, some.Validation.Count));
        Assert.Empty(some.Train.Intersect(some.Validation));
    }

    [Fact]
    public void Folders_names_and_places_split()
    {
        Touch("train/cat/1", "valid/cat/2", "test/cat/3", "train/dog/4");
        Items<string> items = FileItems.From(folder.Path);
        foreach (SplitItems<string> split in (SplitItems<string>[])[items.SplitByFolder(), items.SplitByGrandparent()])
        {
            Assert.Equal(["train/cat/1", "train/dog/4"], Names(new(split.Train, folder.Path)));
            Assert.Equal(["valid/cat/2"], Names(new(split.Validation, folder.Path)));
        }
        File.WriteAllText(folder.File("names.txt"), "4\ntest/cat/3\n");
        Assert.Equal(["test/cat/3", "train/dog/4"], Names(new(items.SplitByNameFile(folder.File("names.txt")).Validation, folder.Path)));
        Assert.Equal(["train/cat/1"], Names(new(items.SplitByIndex([1]).Validation, folder.Path)));
        Assert.Throws<ArgumentOutOfRangeException>(() => items.SplitByIndex([4]));
        Assert.Empty(items.SplitNone().Validation);
    }

    [Fact]
    public void Classes_are_those_of_the_training_items_in_order()
    {
        Touch("train/dog/1", "train/Cat/2", "valid/dog/3");
        LabelledItems<string> labelled = FileItems.From(folder.Path).SplitByFolder().LabelByFolder();
        Assert.Equal(["Cat", "dog"], labelled.Classes);
        ItemSets sets = labelled.Read(_ => Tensor.Zeros([1]));
        Assert.Equal(1L, sets.Validation[0].Label.Item<long>());
        Assert.Equal(["dog", "Cat"], FileItems.From(folder.Path).SplitByFolder().LabelByFolder(["dog", "Cat"]).Classes);
    }

    [Fact]
    public void A_class_that_only_validation_has_is_an_error_that_names_the_item()
    {
        ItemSets sets = new Items<string>(["a1", "b1", "c1"]).SplitByIndex([2]).LabelBy(i => i[..1]).Read(_ => Tensor.Zeros([1]));
        Assert.Equal("c1 is labelled c, which is none of the 2 classes of the training items: a, b", Assert.Throws<LabelException>(() => sets.Validation[0]).Message);
    }

    [Fact]
    public void Labels_come_from_patterns_tables_sets_and_numbers()
    {
        SplitItems<string> split = new Items<string>(["great_dane_12.jpg", "pug_3.jpg"], "").SplitNone();
        Assert.Equal(["great_dane", "pug"], split.LabelByPattern(Pet()).Classes);
        Assert.Contains("pug.jpg does not fit", Assert.Throws<LabelException>(() => new Items<string>(["pug.jpg"]).SplitNone().LabelByPattern(Pet())).Message, StringComparison.Ordinal);
        Assert.Equal(["dog"], split.LabelByTable(new Dictionary<string, string> { ["great_dane_12.jpg"] = "dog", ["pug_3.jpg"] = "dog" }).Classes);
        Assert.Contains("no row for pug_3.jpg", Assert.Throws<LabelException>(() => split.LabelByTable(new Dictionary<string, string> { ["great_dane_12.jpg"] = "dog" })).Message, StringComparison.Ordinal);
        ItemSets many = split.LabelByMany(i => i.Split('_')[..^1]).Read(_ => Tensor.Zeros([1]));
        Assert.Equal(["dane", "great", "pug"], many.Classes);
        Assert.Equal([1f, 1f, 0f], many.Train[0].Label.ToArray());
        Assert.Equal([17f], split.LabelByNumbers(i => [i.Length]).Read(_ => Tensor.Zeros([1])).Train[0].Label.ToArray());
    }

    [Fact]
    public void Batches_read_on_several_threads_and_name_the_first_item_that_fails()
    {
        ItemSets sets = new Items<int>([.. Enumerable.Range(0, 100)]).SplitByRandom(0.1).LabelConstant("x").Read(i => i % 30 == 17 ? throw new InvalidOperationException($"item {i}") : Tensor.Of((float)i));
        int[] places = [.. Enumerable.Range(0, sets.Train.Count)];
        Assert.Contains("item 17", Assert.Throws<SampleException>(() => sets.Train.Gather(places)).Message, StringComparison.Ordinal);
        (DataLoader train, DataLoader? validation) = new Items<int>([.. Enumerable.Range(0, 100)]).SplitByRandom(0.1).LabelConstant("x").Read(i => Tensor.Of((float)i)).Batches(16, seed: 3);
        Assert.Equal(6, train.Count);
        Assert.Equal(1, validation!.Count);
        float[] seen = [.. train.Epoch(0).Concat(validation.Epoch(0)).SelectMany(b => b.Data.ToArray())];
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (float)i), seen.Order());
    }

    [Fact]
    public void The_summary_follows_the_first_item_through_the_stages()
    {
        Items<string> items = new(["a_1", "b_2", "a_3"], "somewhere");
        string text = items.SplitByIndex([1]).LabelBy(i => i[..1], ["a", "b"]).Read(_ => Tensor.Zeros([3, 8, 8])).Summary();
        Assert.Equal("""
            Items:  3 from somewhere
            Split:  2 for training, 1 for validation
            Labels: 2 classes: a, b
            First:  a_1
              label a -> 0
              read  -> [3, 8, 8]
            Train:  [3, 8, 8], label int64 []
            Valid:  [3, 8, 8], label int64 []
            Batch:  [2, 3, 8, 8], labels int64 [2]

            """, text, ignoreLineEndingDifferences: true);
    }

    [GeneratedRegex(@"^(.*)_\d+.jpg$")]
    private static partial Regex Pet();

    private void Touch(params string[] names)
    {
        foreach (string name in names) folder.Write(name, []);
    }

    private string[] Names(Items<string> items) => [.. items.List.Select(f => Path.GetRelativePath(folder.Path, f).Replace('\\', '/'))];
}
