using Whetstone.Kernels;
using Whetstone.Testing;

namespace Whetstone.Ops.Tests.RandomNumbers;

/// <summary>Samples at fixed seeds have the distributions they are said to have.</summary>
public sealed class DistributionTests
{
    private const int Count = 50_000;
    private const double Limit = 1.95;

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Uniform_numbers_fill_their_interval(ulong seed)
    {
        float[] y = Tensor.Uniform([Count], new Rng(seed), -2, 3).ToArray();
        Assert.True(y.All(v => v is >= -2 and < 3));
        Assert.InRange(KolmogorovSmirnov.Statistic(y, v => (v + 2) / 5), 0, Limit);
        Assert.InRange(y.Average(), 0.45, 0.55);
    }

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public void Normal_numbers_have_mean_and_deviation(ulong seed)
    {
        float[] y = Tensor.Normal([Count], new Rng(seed), 3, 2).ToArray();
        double mean = y.Average(v => (double)v), deviation = Math.Sqrt(y.Average(v => (v - mean) * (v - mean)));
        Assert.InRange(mean, 2.97, 3.03);
        Assert.InRange(deviation, 1.98, 2.02);
        Assert.InRange(KolmogorovSmirnov.Statistic(y, v => Cumulative((v - 3) / 2)), 0, Limit);
    }

    [Theory, InlineData(-1.0, 2.0), InlineData(1.5, 4.0), InlineData(-9.0, -2.0)]
    public void Truncated_normal_numbers_stay_between_the_ends(double low, double high)
    {
        float[] y = Tensor.TruncatedNormal([Count], new Rng(4), 0.5, 2, low, high).ToArray();
        Assert.True(y.All(v => v >= low && v <= high));
        double from = Cumulative((low - 0.5) / 2), to = Cumulative((high - 0.5) / 2);
        Assert.InRange(KolmogorovSmirnov.Statistic(y, v => (Cumulative((v - 0.5) / 2) - from) / (to - from)), 0, Limit);
        Assert.True(Tensor.TruncatedNormal([Count], new Rng(4), 1, 0.1).ToArray().All(v => v is >= 0.8f and <= 1.2f));
    }

    [Fact]
    public void Bernoulli_numbers_are_1_as_often_as_asked()
    {
        Assert.InRange(Tensor.Bernoulli([Count], 0.3, new Rng(5)).ToArray().Average(), 0.29, 0.31);
        Assert.Equal(0, Tensor.Bernoulli([Count], 0, new Rng(5)).ToArray().Sum());
        Assert.Equal(Count, Tensor.Bernoulli([Count], 1, new Rng(5)).ToArray().Sum());
        Assert.Equal(DType.Bool, Tensor.Bernoulli([3], 0.5, new Rng(5), DType.Bool).DType);
    }

    [Fact]
    public void Random_integers_are_equally_likely()
    {
        long[] y = Tensor.RandomInt([Count], -3, 7, new Rng(6)).ToArray<long>();
        foreach (int count in y.CountBy(v => v).Select(p => p.Value)) Assert.InRange(count, Count / 10 - 350, Count / 10 + 350);
        Assert.Equal((-3, 6), (y.Min(), y.Max()));
        Assert.True(Tensor.RandomInt([100], long.MinValue, long.MaxValue, new Rng(7)).ToArray<long>().Distinct().Count() == 100);
    }

    [Fact]
    public void Permutations_hold_every_number_once()
    {
        Rng rng = new(8);
        long[] y = Tensor.Permutation(1000, rng).ToArray<long>();
        Assert.Equal(Enumerable.Range(0, 1000).Select(i => (long)i), y.Order());
        Assert.NotEqual(y, Tensor.Permutation(1000, rng).ToArray<long>());
        Assert.Equal([0], Tensor.Permutation(0, rng).Shape);

        int[] first = new int[6];
        for (int i = 0; i < 6000; i++) first[Tensor.Permutation(6, rng)[0].Item<int>()]++;
        Assert.All(first, n => Assert.InRange(n, 880, 1120));
        Assert.Equal([0, 1, 2, 3], Tensor.Arange(4).Shuffle(rng).ToArray().Order());
    }

    [Fact]
    public void Numbers_do_not_depend_on_threads_or_type()
    {
        Tensor[] Draw()
        {
            Rng rng = new(9);
            return [Tensor.Uniform([3, 33_333], rng), Tensor.Normal([99_999], rng), Tensor.Bernoulli([99_999], 0.5, rng), Tensor.RandomInt([99_999], 0, 99, rng), Tensor.Ones([99_999]).Dropout(0.5, rng)];
        }
        using Workers one = new(1), three = new(3);
        Tensor[] a, b;
        using (Workers.Use(one)) a = Draw();
        using (Workers.Use(three)) b = Draw();
        for (int i = 0; i < a.Length; i++) Assert.Equal(a[i].ToArray(), b[i].ToArray());
        Assert.Equal(a[0].ToArray(), Tensor.Uniform([99_999], new Rng(9), type: DType.Float64).ToArray());
    }

    [Fact]
    public void Equal_records_mean_equal_numbers()
    {
        Drawn drawn = new(1, 2);
        Assert.Equal(new Uniform([4], 0, 1, drawn, DType.Float32), new Uniform([4], 0, 1, new(1, 2), DType.Float32));
        Assert.Equal(new Uniform([4], 0, 1, drawn, DType.Float32).Apply().ToArray(), new Uniform([4], 0, 1, drawn, DType.Float32).Apply().ToArray());
        Assert.NotEqual(new Uniform([4], 0, 1, drawn, DType.Float32).Apply().ToArray(), new Uniform([4], 0, 1, new(1, 3), DType.Float32).Apply().ToArray());
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Rng rng = new(1);
        Assert.Equal("Uniform: low 2 is above high 1", Assert.Throws<ShapeException>(() => Tensor.Uniform([1], rng, 2, 1)).Message);
        Assert.Equal("Normal: the standard deviation -1 is negative", Assert.Throws<ShapeException>(() => Tensor.Normal([1], rng, 0, -1)).Message);
        Assert.Equal("TruncatedNormal: low 1 is not below high 1", Assert.Throws<ShapeException>(() => Tensor.TruncatedNormal([1], rng, low: 1, high: 1)).Message);
        Assert.Equal("Bernoulli: the probability 2 is outside [0, 1]", Assert.Throws<ShapeException>(() => Tensor.Bernoulli([1], 2, rng)).Message);
        Assert.Equal("RandomInt: low 3 is not below high 3", Assert.Throws<ShapeException>(() => Tensor.RandomInt([1], 3, 3, rng)).Message);
        Assert.Equal("Normal: needs a floating type; got int64", Assert.Throws<ShapeException>(() => Tensor.Normal([1], rng, type: DType.Int64)).Message);
    }

    // Of the standard normal distribution, from the library's own erf in double precision.
    private static double Cumulative(double x) => 0.5 * (1 + Tensor.Of(x / Math.Sqrt(2)).Erf().Item<double>());
}
