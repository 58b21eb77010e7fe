namespace Whetstone.Kernels.Tests;

public sealed class MomentsTests
{
    [Theory, InlineData(0, 1), InlineData(1000, 1), InlineData(1e5f, 0.5f), InlineData(-3, 1e-3f)]
    public void Variance_is_accurate_for_any_mean(float shift, float scale)
    {
        foreach ((int outer, int n, int inner) e in Numbers.Extents)
        {
            float[] x = Numbers.Random(e.outer * e.n * e.inner, e.n, scale, shift);
            float[] mean = AnyThreads.Run<float>(e.outer * e.inner, (y, w) => ReduceKernel.Moments(e.outer, e.n, e.inner, x, y, new float[y.Length], w));
            float[] variance = AnyThreads.Run<float>(e.outer * e.inner, (y, w) => ReduceKernel.Moments(e.outer, e.n, e.inner, x, new float[y.Length], y, w));
            Numbers.EachResult(e, x, (i, column) =>
            {
                double m = column.Average(v => (double)v), v = column.Average(v => (v - m) * (v - m));
                Numbers.Close(m, mean[i], 1e-7 * (Math.Abs(m) + scale));
                Numbers.Close(v, variance[i], 5e-6 * v);
            });
        }
    }

    [Fact]
    public void No_elements_have_no_moments()
    {
        float[] mean = [0], variance = [0];
        ReduceKernel.Moments(1, 0, 1, [], mean, variance, Workers.Current);
        Assert.True(float.IsNaN(mean[0]) && float.IsNaN(variance[0]));
    }

    [Fact]
    public void A_constant_has_no_variance()
    {
        float[] mean = [0], variance = [1], x = new float[20000];
        Array.Fill(x, 0.1f);
        ReduceKernel.Moments(1, x.Length, 1, x, mean, variance, Workers.Current);
        Assert.Equal(0.1f, mean[0]);
        Assert.True(variance[0] < 1e-16f);
    }
}
