namespace Whetstone.Data.Tests;

public class SamplerTests
{
    [Fact]
    public void Sequential_gives_every_index_in_order() => Assert.Equal([0, 1, 2, 3], new SequentialSampler(4).Indices(7));

    [Fact]
    public void Random_gives_every_index_once_and_not_in_order()
    {
        int[] indices = new RandomSampler(1000, 1).Indices(0);
        Assert.NotEqual(Enumerable.Range(0, 1000), indices);
        Assert.Equal(Enumerable.Range(0, 1000), indices.Order());
    }

    [Fact]
    public void Random_orders_depend_on_seed_and_epoch_and_on_nothing_else()
    {
        var sampler = new RandomSampler(100, 5);
        int[] third = sampler.Indices(3);
        sampler.Indices(0);
        Assert.Equal(third, sampler.Indices(3));
        Assert.Equal(third, new RandomSampler(100, 5).Indices(3));
        Assert.NotEqual(third, sampler.Indices(4));
        Assert.NotEqual(third, new RandomSampler(100, 6).Indices(3));
    }

    [Fact]
    public void Random_order_stays_the_same_from_version_to_version() =>
        Assert.Equal([6, 0, 7, 5, 8, 2, 9, 4, 1, 3], new RandomSampler(10, 42).Indices(1)); // computed apart, from the published formula

    [Fact]
    public void Every_index_comes_equally_often_at_every_place()
    {
        const int n = 8, epochs = 16_000;
        var sampler = new RandomSampler(n, 9);
        var counts = new int[n, n];
        for (int e = 0; e < epochs; e++)
        {
            int[] order = sampler.Indices(e);
            for (int place = 0; place < n; place++) counts[place, order[place]]++;
        }
        // Standard deviation of a count: sqrt(16000 * 1/8 * 7/8) = 42.
        foreach (int count in counts) Assert.InRange(count, (epochs / n) - 210, (epochs / n) + 210);
    }

    [Fact]
    public void Subset_keeps_the_order_given_without_a_seed_and_its_own_copy()
    {
        int[] given = [9, 2, 5];
        var sampler = new SubsetSampler(given);
        given[0] = 1;
        Assert.Equal([9, 2, 5], sampler.Indices(0));
        sampler.Indices(0)[0] = 77;
        Assert.Equal([9, 2, 5], sampler.Indices(1));
    }

    [Fact]
    public void Subset_with_a_seed_gives_the_same_indices_in_an_order_per_epoch()
    {
        var sampler = new SubsetSampler(Enumerable.Range(50, 40), seed: 3);
        Assert.Equal(Enumerable.Range(50, 40), sampler.Indices(0).Order());
        Assert.NotEqual(sampler.Indices(0), sampler.Indices(1));
    }

    [Fact]
    public void Subset_refuses_a_negative_index() => Assert.Throws<ArgumentOutOfRangeException>(() => new SubsetSampler([1, -1]));

    [Fact]
    public void Filter_keeps_what_passes_and_tests_each_once()
    {
        int tests = 0;
        var sampler = new FilterSampler(10, i => { tests++; return i % 3 == 0; });
        Assert.Equal([0, 3, 6, 9], sampler.Indices(0));
        Assert.Equal([0, 3, 6, 9], sampler.Indices(1));
        Assert.Equal(4, sampler.Count);
        Assert.Equal(10, tests);
    }

    [Theory]
    [InlineData(13, 3, true, new[] { 0, 3, 6, 9, 12, 1, 4, 7, 10, 2, 5, 8, 11 })]
    [InlineData(13, 3, false, new[] { 0, 3, 6, 9, 12 })]
    [InlineData(4, 4, false, new[] { 0 })]
    [InlineData(3, 1, true, new[] { 0, 1, 2 })]
    public void Interval_walks_at_its_distance_and_rolls_over(int length, int interval, bool rollover, int[] expected)
    {
        var sampler = new IntervalSampler(length, interval, rollover);
        Assert.Equal(expected, sampler.Indices(0));
        Assert.Equal(expected.Length, sampler.Count);
    }

    [Fact]
    public void Interval_longer_than_the_data_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new IntervalSampler(3, 4));

    [Fact]
    public void Weighted_draws_as_often_as_the_weights_say_and_never_a_weight_of_zero()
    {
        int[] counts = new int[4];
        foreach (int i in new WeightedRandomSampler([0, 1, 3, 0], 40_000, 11).Indices(2)) counts[i]++;
        Assert.Equal([0, 0], [counts[0], counts[3]]);
        Assert.InRange(counts[2], 29_560, 30_440); // five standard deviations
    }

    [Fact]
    public void Weighted_without_replacement_draws_none_twice_and_heavy_ones_first()
    {
        int first = 0;
        var sampler = new WeightedRandomSampler([1, 0, 3], 2, 4, replacement: false);
        for (int e = 0; e < 10_000; e++)
        {
            int[] drawn = sampler.Indices(e);
            Assert.Equal([0, 2], drawn.Order());
            if (drawn[0] == 2) first++;
        }
        Assert.InRange(first, 7_280, 7_720); // expected 7500, five standard deviations
    }

    [Fact]
    public void Weighted_draws_depend_on_seed_and_epoch_only()
    {
        double[] weights = [1, 2, 3, 4];
        Assert.Equal(new WeightedRandomSampler(weights, 50, 1).Indices(8), new WeightedRandomSampler(weights, 50, 1).Indices(8));
        Assert.NotEqual(new WeightedRandomSampler(weights, 50, 1).Indices(8), new WeightedRandomSampler(weights, 50, 1).Indices(9));
    }

    [Theory]
    [InlineData(new[] { 1.0, -1 }, true)]
    [InlineData(new[] { 1.0, double.NaN }, true)]
    [InlineData(new[] { double.PositiveInfinity }, true)]
    [InlineData(new[] { 0.0, 0 }, true)]
    [InlineData(new double[0], true)]
    [InlineData(new[] { 1.0, 0, 0 }, false)]
    [InlineData(new[] { double.MaxValue, double.MaxValue }, true)]
    public void Weights_that_cannot_be_drawn_from_are_refused(double[] weights, bool replacement) =>
        Assert.Throws<ArgumentException>(() => new WeightedRandomSampler(weights, 2, 1, replacement));

    [Fact]
    public void A_negative_epoch_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new SequentialSampler(3).Indices(-1));
}
