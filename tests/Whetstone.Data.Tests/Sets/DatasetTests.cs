namespace Whetstone.Data.Tests;

public class DatasetTests
{
    [Fact]
    public void Samples_made_one_by_one_are_stacked()
    {
        Batch batch = new Numbers(5).Gather([4, 1]);
        Assert.Equal(new Shape(2, 2), batch.Data.Shape);
        Assert.Equal([4, 4.5f, 1, 1.5f], batch.Data.ToArray());
        Assert.Equal([4, 1], batch.Label.ToArray<long>());
    }

    [Fact]
    public void A_sample_of_another_shape_is_named()
    {
        var set = new Numbers(4).TransformFirst(x => x[0].Item() == 2 ? x[..1] : x);
        var e = Assert.Throws<SampleException>(() => set.Gather([1, 2]));
        Assert.Equal(2, e.Index);
        Assert.Contains("data is [1], that of sample 1 is [2]", e.Message);
    }

    [Fact]
    public void A_sample_that_cannot_be_read_is_named_by_its_index_in_the_set_that_failed()
    {
        var set = new Numbers(10) { Reading = i => { if (i == 7) throw new IOException("torn"); } };
        var e = Assert.Throws<SampleException>(() => new SubsetDataset(set, [1, 7]).Gather([0, 1]));
        Assert.Equal(7, e.Index);
        Assert.Equal("sample 7: torn", e.Message);
        Assert.IsType<IOException>(e.InnerException);
    }

    [Fact]
    public void A_subset_gathers_from_the_whole_but_keeps_its_own_indices()
    {
        Batch batch = new SubsetDataset(new Numbers(10), [9, 3, 5]).Gather([2, 0]);
        Assert.Equal([5, 9], batch.Label.ToArray<long>());
        Assert.Equal([2, 0], batch.Indices.ToArray());
    }

    [Fact]
    public void A_subset_of_examples_that_are_not_there_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SubsetDataset(new Numbers(3), [0, 3]));

    [Fact]
    public void Take_keeps_the_first_and_no_more_than_there_are()
    {
        Assert.Equal([0, 1], Numbers.Labels(new Numbers(5).Take(2)));
        Assert.Equal(5, new Numbers(5).Take(9).Count);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Numbers(5).Take(2)[2]);
    }

    [Fact]
    public void Shards_cover_the_set_and_the_first_ones_get_the_rest()
    {
        Dataset[] shards = [.. Enumerable.Range(0, 3).Select(i => new Numbers(8).Shard(3, i))];
        Assert.Equal([3, 3, 2], shards.Select(s => s.Count));
        Assert.Equal(Enumerable.Range(0, 8).Select(i => (long)i), shards.SelectMany(Numbers.Labels));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Numbers(8).Shard(3, 3));
    }

    [Fact]
    public void A_random_split_uses_every_example_once_and_depends_on_the_seed_alone()
    {
        long[][] Parts(ulong seed) => [.. new Numbers(100).RandomSplit([70, 30], seed).Select(Numbers.Labels)];
        long[][] parts = Parts(1);
        Assert.Equal([70, 30], parts.Select(p => p.Length));
        Assert.Equal(Enumerable.Range(0, 100).Select(i => (long)i), parts.SelectMany(p => p).Order());
        Assert.Equal(parts, Parts(1));
        Assert.NotEqual(parts, Parts(2));
        Assert.NotEqual(parts[0].Order(), parts[0]);
    }

    [Fact]
    public void A_split_whose_sizes_do_not_add_up_is_refused() =>
        Assert.Contains("add up to 9; the data set has 10", Assert.Throws<ArgumentException>(() => new Numbers(10).RandomSplit([5, 4], 1)).Message);

    [Fact]
    public void Concatenation_goes_on_where_the_part_before_ends()
    {
        var set = new ConcatDataset(new Numbers(2), new Numbers(0), new Numbers(3));
        Assert.Equal([0, 1, 0, 1, 2], Numbers.Labels(set));
        Assert.Equal([2, 1], set.Gather([4, 1]).Label.ToArray<long>());
        Assert.Throws<ArgumentOutOfRangeException>(() => set[5]);
    }

    [Fact]
    public void A_transform_sees_every_sample_and_TransformFirst_only_the_data()
    {
        var both = new Numbers(3).Transform(s => new(s.Data * 2, s.Label + 10));
        Assert.Equal([4, 5], both[2].Data.ToArray());
        Assert.Equal(12, both[2].Label.Item<long>());
        Assert.Equal(2, new Numbers(3).TransformFirst(x => x * 2)[2].Label.Item<long>());
    }
}
