namespace Whetstone.Kernels.Tests;

public sealed class ReduceKernelTests
{
    private delegate void Reduction(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers);

    private static void Check(Reduction kernel, Func<float[], double> reference, Func<float[], double> tolerance, float shift = 0, float scale = 1)
    {
        foreach ((int outer, int n, int inner) e in Numbers.Extents)
        {
            float[] x = Numbers.Random(e.outer * e.n * e.inner, e.n, scale, shift);
            float[] y = AnyThreads.Run<float>(e.outer * e.inner, (y, w) => kernel(e.outer, e.n, e.inner, x, y, w));
            Numbers.EachResult(e, x, (i, column) => Numbers.Close(reference(column), y[i], tolerance(column)));
        }
    }

    private static double Magnitude(float[] x) => x.Sum(v => (double)Math.Abs(v));

    [Fact]
    public void Sum_is_accurate() => Check(ReduceKernel.Sum, x => x.Sum(v => (double)v), x => 1e-7 * (3 + Math.Log2(x.Length)) * Magnitude(x) / 2);

    [Fact]
    public void Sum_of_shifted_values_is_accurate() => Check(ReduceKernel.Sum, x => x.Sum(v => (double)v), x => 1e-7 * (1 + Math.Log2(x.Length)) * Magnitude(x), shift: 3);

    [Fact]
    public void Mean_is_accurate() => Check(ReduceKernel.Mean, x => x.Average(v => (double)v), x => 1e-7 * (2 + Math.Log2(x.Length)) * Magnitude(x) / x.Length);

    [Fact]
    public void L1_is_accurate() => Check(ReduceKernel.L1, Magnitude, x => 1e-7 * (1 + Math.Log2(x.Length)) * Magnitude(x));

    [Fact]
    public void Sum_of_squares_is_accurate() =>
        Check(ReduceKernel.SumSquares, x => x.Sum(v => (double)v * v), x => 1e-7 * (2 + Math.Log2(x.Length)) * Magnitude(x));

    [Fact]
    public void Prod_is_accurate() =>
        Check(ReduceKernel.Prod, x => x.Aggregate(1.0, (a, v) => a * v), x => 1e-7 * x.Length * Math.Abs(x.Aggregate(1.0, (a, v) => a * v)) + 1e-44, shift: 1, scale: 0.01f);

    [Fact]
    public void Max_and_min_are_exact()
    {
        Check(ReduceKernel.Max, x => x.Max(), _ => 0);
        Check(ReduceKernel.Min, x => x.Min(), _ => 0);
    }

    [Fact]
    public void LogSumExp_is_accurate() =>
        Check(ReduceKernel.LogSumExp, x => Math.Log(x.Sum(v => Math.Exp(v - 500.0))) + 500, _ => 1e-4, shift: 500, scale: 5);

    [Fact]
    public void Max_and_min_propagate_nan_from_every_place()
    {
        for (int n = 1; n <= 70; n++)
            for (int at = 0; at < n; at++)
                foreach (int inner in new[] { 1, 3 })
                {
                    float[] x = Numbers.Random(n * inner, n), y = new float[inner];
                    x[at * inner] = float.NaN;
                    ReduceKernel.Max(1, n, inner, x, y, Workers.Current);
                    Assert.True(float.IsNaN(y[0]) && (inner == 1 || !float.IsNaN(y[1])));
                    ReduceKernel.Min(1, n, inner, x, y, Workers.Current);
                    Assert.True(float.IsNaN(y[0]) && (inner == 1 || !float.IsNaN(y[1])));
                }
    }

    [Fact]
    public void Infinite_values_have_the_limit_as_log_of_sums()
    {
        float inf = float.PositiveInfinity;
        float[] y = new float[4];
        ReduceKernel.LogSumExp(4, 2, 1, [inf, 0, -inf, -inf, -inf, 3, float.NaN, 1], y, Workers.Current);
        Assert.Equal([inf, -inf, 3, float.NaN], y);
    }

    [Fact]
    public void No_elements_have_the_sum_0_and_the_product_1_and_no_extreme()
    {
        float[] y = [7, 7];
        ReduceKernel.Sum(2, 0, 1, [], y, Workers.Current);
        Assert.Equal([0, 0], y);
        ReduceKernel.Prod(1, 0, 2, [], y, Workers.Current);
        Assert.Equal([1, 1], y);
        ReduceKernel.LogSumExp(1, 0, 2, [], y, Workers.Current);
        Assert.Equal([float.NegativeInfinity, float.NegativeInfinity], y);
        ReduceKernel.Mean(1, 0, 2, [], y, Workers.Current);
        Assert.Equal([float.NaN, float.NaN], y);
        Assert.Throws<ArgumentException>(() => ReduceKernel.Max(1, 0, 2, [], new float[2], Workers.Current));
        Assert.Throws<ArgumentException>(() => ReduceKernel.ArgMin(1, 0, 2, [], new long[2], Workers.Current));
    }

    [Fact]
    public void Wrong_lengths_are_named()
    {
        ArgumentException error = Assert.Throws<ArgumentException>(() => ReduceKernel.Sum(2, 3, 4, new float[23], new float[8], Workers.Current));
        Assert.Equal("x has 23 elements; expected 24", error.Message);
        error = Assert.Throws<ArgumentException>(() => ReduceKernel.Sum(2, 3, 4, new float[24], new float[9], Workers.Current));
        Assert.Equal("y has 9 elements; expected 8", error.Message);
    }
}
