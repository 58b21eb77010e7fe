namespace Whetstone.Kernels.Tests;

public sealed class RandomKernelTests
{
    private const int Many = 400_000;

    private static float[] Draw(AnyThreads.Kernel<float> kernel) => AnyThreads.Run(Many, kernel);

    private static void Moments(float[] y, double mean, double variance, double tolerance)
    {
        double m = y.Average(v => (double)v);
        Numbers.Close(mean, m, tolerance);
        Numbers.Close(variance, y.Average(v => (v - m) * (v - m)), tolerance);
    }

    [Fact]
    public void An_element_does_not_depend_on_the_length()
    {
        float[] whole = new float[70];
        RandomKernel.Normal(3, 5, whole, Workers.Current);
        for (int n = 0; n < 70; n++)
        {
            float[] part = new float[n];
            RandomKernel.Normal(3, 5, part, Workers.Current);
            Assert.Equal(whole[..n], part);
            if (n >= 66) continue;
            float[] later = new float[66 - n / 4 * 4];
            RandomKernel.Normal(3, 5 + (UInt128)(n / 4), later, Workers.Current);
            Assert.Equal(whole[(n / 4 * 4)..66], later);
        }
    }

    [Fact]
    public void Uniform_has_its_moments_and_range()
    {
        float[] y = Draw((y, w) => RandomKernel.Uniform(1, 0, y, w));
        Moments(y, 0.5, 1 / 12.0, 2e-3);
        Assert.All(y, v => Assert.InRange(v, 0, 1 - 1f / (1 << 24)));
    }

    [Fact]
    public void Normal_has_its_moments_and_tails()
    {
        float[] y = Draw((y, w) => RandomKernel.Normal(1, 0, y, w));
        Moments(y, 0, 1, 5e-3);
        Numbers.Close(3, y.Average(v => Math.Pow(v, 4)), 0.05);
        Numbers.Close(0.0026998, y.Count(v => Math.Abs(v) > 3) / (double)Many, 3e-4);
        Numbers.Close(0, Enumerable.Range(1, Many - 1).Average(i => (double)y[i] * y[i - 1]), 5e-3);
    }

    [Fact]
    public void Bernoulli_has_its_mean()
    {
        float[] y = Draw((y, w) => RandomKernel.Bernoulli(1, 0, 0.3f, y, w));
        Moments(y, 0.3, 0.21, 3e-3);
        Assert.All(Draw((y, w) => RandomKernel.Bernoulli(1, 0, 1, y, w)), v => Assert.Equal(1, v));
        Assert.Throws<ArgumentOutOfRangeException>(() => RandomKernel.Bernoulli(1, 0, float.NaN, y, Workers.Current));
    }

    // Means and variances by numeric integration of the density.
    [Theory, InlineData(-2, 2), InlineData(-1, 3), InlineData(4, 5), InlineData(-9, -6), InlineData(0, float.PositiveInfinity)]
    public void Truncated_normal_has_its_moments_and_range(float low, float high)
    {
        float[] y = Draw((y, w) => RandomKernel.TruncatedNormal(1, 0, low, high, y, w));
        double top = Math.Min(high, 12), step = (top - low) / 100_000, mass = 0, mean = 0, square = 0;
        for (double x = low + step / 2; x < top; x += step)
        {
            double p = Math.Exp(-x * x / 2);
            (mass, mean, square) = (mass + p, mean + p * x, square + p * x * x);
        }

        mean /= mass;
        Moments(y, mean, square / mass - mean * mean, 5e-3);
        Assert.All(y, v => Assert.InRange(v, low, high));
    }

    [Fact]
    public void The_normal_distribution_function_and_its_inverse_agree()
    {
        Numbers.Close(0.15865525393145707, NormalDistribution.Cumulative(-1), 1e-15);
        Numbers.Close(9.865876450376946e-10, NormalDistribution.Cumulative(-6), 1e-17);
        Numbers.Close(2.7536241186062337e-89, NormalDistribution.Cumulative(-20), 1e-96);
        for (double x = -12; x < 5; x += 0.01)
            Numbers.Close(x, NormalDistribution.Inverse(NormalDistribution.Cumulative(x)), 1e-8);
    }

    [Fact]
    public void A_permutation_holds_every_number_and_every_order()
    {
        for (int n = 0; n <= 70; n++)
        {
            long[] y = new long[n];
            RandomKernel.Permutation(9, 0, y);
            Assert.Equal(Enumerable.Range(0, n).Select(i => (long)i), y.Order());
        }

        Dictionary<string, int> counts = [];
        for (int seed = 0; seed < 24_000; seed++)
        {
            long[] y = new long[4];
            RandomKernel.Permutation((ulong)seed, 0, y);
            string order = string.Join(' ', y);
            counts[order] = counts.GetValueOrDefault(order) + 1;
        }

        Assert.Equal(24, counts.Count);
        Assert.All(counts.Values, count => Assert.InRange(count, 850, 1150));
    }
}
