namespace Whetstone.Data.Tests;

public class DataSetsTests
{
    [Theory]
    [InlineData("fashion-mnist", "fashion-mnist")]
    [InlineData("Fashion-MNIST", "fashion-mnist")]
    [InlineData("fmnist", "fashion-mnist")]
    [InlineData("fashionmnist", "fashion-mnist")]
    [InlineData("mnist", "mnist")]
    public void A_data_set_is_found_by_name_and_alias_in_any_case(string name, string expected) =>
        Assert.Equal(expected, DataSets.Find(name).Name);

    [Fact]
    public void An_unknown_name_offers_the_nearest_and_lists_all()
    {
        var e = Assert.Throws<UnknownNameException>(() => DataSets.Find("fashon-mnist"));
        Assert.Equal($"unknown data set 'fashon-mnist'; did you mean 'fashion-mnist'? Known: {string.Join(", ", DataSets.All.Select(s => s.Name))}", e.Message);
        Assert.Equal("fashon-mnist", e.Name);
    }

    [Fact]
    public void A_mistyped_alias_offers_the_alias() =>
        Assert.Contains("did you mean 'fmnist'?", Assert.Throws<UnknownNameException>(() => DataSets.Find("fmnits")).Message);

    [Fact]
    public void Names_and_aliases_are_unique_and_in_order()
    {
        string[] all = [.. DataSets.All.SelectMany(set => set.Aliases.Prepend(set.Name))];
        Assert.Equal(all.Length, all.Distinct(StringComparer.OrdinalIgnoreCase).Count());
        Assert.Equal(DataSets.All.Select(set => set.Name).Order(StringComparer.Ordinal), DataSets.All.Select(set => set.Name));
    }

    [Fact]
    public void File_sizes_agree_with_counts_and_shape()
    {
        foreach (var set in (DataSetInfo[])[FashionMnist.Info, Mnist.Info])
        {
            int[] counts = [set.TrainCount, set.TestCount];
            var expected = counts.SelectMany(n => new[] { 16L + n * set.Shape.Aggregate(1L, (a, b) => a * b), 8L + n });
            Assert.Equal(expected, set.Files.Select(file => file.MostBytes));
            Assert.Equal(10, set.Classes.Count);
        }
        // A record of CIFAR is its labels, one or two bytes, and the pixels.
        foreach (var (set, labels) in new[] { (Cifar10.Info, 1), (Cifar100.Info, 2) })
            Assert.Equal((set.TrainCount + set.TestCount) * (labels + set.Shape.Aggregate(1L, (a, b) => a * b)), set.Files.Sum(file => file.Bytes));
    }

    [Fact]
    public void Every_file_has_a_hash_that_cannot_be_forged_but_those_of_which_none_is_published() =>
        Assert.All(DataSets.All.Where(set => !set.Name.StartsWith("imagewoof", StringComparison.Ordinal) && set.Name is not ("hotdog" or "pikachu")).SelectMany(set => set.Files), file => Assert.Contains(file.Hashes, hash => hash.Kind == HashKind.Sha256));

    [Theory]
    [InlineData("../x")]
    [InlineData("a/b")]
    [InlineData("..")]
    public void A_file_name_with_folders_is_refused(string name) =>
        Assert.Throws<ArgumentException>(() => new DataSetFile(name, 1, FileHash.Md5(new string('0', 32))));

    [Theory]
    [InlineData("")]
    [InlineData("zz9ace898e44ae57da46a324031adb00")]
    [InlineData("6bbc9ace")]
    public void A_hash_of_wrong_length_or_digits_is_refused(string hex) => Assert.Throws<ArgumentException>(() => FileHash.Md5(hex));

    [Fact]
    public void A_file_without_hash_is_refused() => Assert.Throws<ArgumentException>(() => new DataSetFile("f", 1));
}
