using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>Lists as im2rec makes them.</summary>
public sealed class ListingTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void Folders_are_classes_in_the_order_of_a_walk()
    {
        Touch("top.png", "b/1.JPG", "a.b/1.png", "a/z/1.png", "a/2.jpeg", "a/.hidden.png", "a/note.txt", "empty/x.txt");
        ImageListing listing = ImageListing.Of(folder.Path, recursive: true);
        Assert.Equal(["", "a", "a/z", "a.b", "b"], listing.Classes);
        Assert.Equal(["0 0 top.png", "1 1 a/2.jpeg", "2 2 a/z/1.png", "3 3 a.b/1.png", "4 4 b/1.JPG"], listing.Entries.Select(e => $"{e.Index} {e.Labels[0]} {e.Path}"));
    }

    [Fact]
    public void Without_recursion_only_the_folder_itself_counts_and_all_labels_are_0()
    {
        Touch("2.png", "1.png", "a/3.png", "4.bmp");
        Assert.Equal(["1.png", "2.png"], ImageListing.Of(folder.Path, recursive: false).Entries.Select(e => e.Path));
        Assert.Equal(["4.bmp"], ImageListing.Of(folder.Path, recursive: false, [".bmp"]).Entries.Select(e => e.Path));
        Assert.Throws<DirectoryNotFoundException>(() => ImageListing.Of(folder.File("nowhere"), true));
    }

    [Fact]
    public void Ratios_cut_each_chunk_into_test_train_and_val()
    {
        // im2rec: chunks of ceil(25 / 2) = 13 and 12; int(13 * 0.2) = 2 for testing, int(13 * 0.5) = 6 for training, the rest for validation.
        var cuts = new ListCuts { Chunks = 2, TrainRatio = 0.5, TestRatio = 0.2, Shuffle = false }.Apply(Numbered(25));
        Assert.Equal(["_0_test 0..1", "_0_train 2..7", "_0_val 8..12", "_1_test 13..14", "_1_train 15..20", "_1_val 21..24"], cuts.Select(c => $"{c.Suffix} {c.Entries[0].Index}..{c.Entries[^1].Index}"));
        Assert.Equal([""], new ListCuts().Apply(Numbered(3)).Select(c => c.Suffix));
        Assert.Equal(["_test", "_train"], new ListCuts { TrainRatio = 0.8, TestRatio = 0.2 }.Apply(Numbered(11)).Select(c => c.Suffix));
    }

    [Fact]
    public void No_entry_is_lost_or_twice_and_the_order_is_that_of_the_seed()
    {
        foreach (double test in (double[])[0, 0.1, 0.3])
        {
            ListCuts cuts = new() { Chunks = 3, TrainRatio = 0.7, TestRatio = test };
            long[] all = [.. cuts.Apply(Numbered(50)).SelectMany(c => c.Entries).Select(e => e.Index)];
            Assert.Equal(Enumerable.Range(0, 50).Select(i => (long)i), all.Order());
            Assert.NotEqual(all.Order(), all);
            Assert.Equal(all, cuts.Apply(Numbered(50)).SelectMany(c => c.Entries).Select(e => e.Index));
            Assert.NotEqual(all, (cuts with { Seed = 1 }).Apply(Numbered(50)).SelectMany(c => c.Entries).Select(e => e.Index));
        }
        Assert.Throws<ArgumentException>(() => new ListCuts { TrainRatio = 0.7, TestRatio = 0.4 }.Apply(Numbered(9)));
        Assert.Throws<ArgumentException>(() => new ListCuts { Chunks = 5 }.Apply(Numbered(4)));
    }

    private static ListEntry[] Numbered(int count) => [.. Enumerable.Range(0, count).Select(i => new ListEntry(i, [0], $"{i}.png"))];

    private void Touch(params string[] names)
    {
        foreach (string name in names)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(folder.File(name))!);
            folder.Write(name, []);
        }
    }
}
