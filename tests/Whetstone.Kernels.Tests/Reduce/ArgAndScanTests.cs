namespace Whetstone.Kernels.Tests;

public sealed class ArgAndScanTests
{
    [Fact]
    public void ArgMax_and_ArgMin_take_the_first_of_equals()
    {
        foreach ((int outer, int n, int inner) e in Numbers.Extents)
        {
            float[] x = Numbers.Random(e.outer * e.n * e.inner, e.n, 4);
            foreach (ref float v in x.AsSpan()) v = MathF.Round(v);
            long[] most = AnyThreads.Run<long>(e.outer * e.inner, (y, w) => ReduceKernel.ArgMax(e.outer, e.n, e.inner, x, y, w));
            long[] least = AnyThreads.Run<long>(e.outer * e.inner, (y, w) => ReduceKernel.ArgMin(e.outer, e.n, e.inner, x, y, w));
            Numbers.EachResult(e, x, (i, column) => Assert.Equal(Array.IndexOf(column, column.Max()), most[i]));
            Numbers.EachResult(e, x, (i, column) => Assert.Equal(Array.IndexOf(column, column.Min()), least[i]));
        }
    }

    [Theory, InlineData(1), InlineData(3), InlineData(9)]
    public void The_first_nan_wins(int inner)
    {
        for (int n = 2; n < 40; n++)
            for (int at = 0; at < n; at++)
            {
                float[] x = Numbers.Random(n * inner);
                long[] index = new long[inner];
                x[at * inner] = x[(n - 1) * inner] = float.NaN;
                ReduceKernel.ArgMax(1, n, inner, x, index, Workers.Current);
                Assert.Equal(at, index[0]);
                ReduceKernel.ArgMin(1, n, inner, x, index, Workers.Current);
                Assert.Equal(at, index[0]);
            }
    }

    [Fact]
    public void Running_sums_go_both_ways()
    {
        foreach ((int outer, int n, int inner) e in Numbers.Extents)
        {
            float[] x = Numbers.Random(e.outer * e.n * e.inner, e.n);
            float[] up = AnyThreads.Run<float>(x.Length, (y, w) => ReduceKernel.CumSum(e.outer, e.n, e.inner, x, y, false, w));
            float[] down = AnyThreads.Run<float>(x.Length, (y, w) => ReduceKernel.CumSum(e.outer, e.n, e.inner, x, y, true, w));
            for (int o = 0; o < e.outer; o++)
                for (int c = 0; c < e.inner; c++)
                {
                    double before = 0, after = 0;
                    for (int i = 0; i < e.n; i++) Assert.Equal((float)(before += x[(o * e.n + i) * e.inner + c]), up[(o * e.n + i) * e.inner + c]);
                    for (int i = e.n - 1; i >= 0; i--) Assert.Equal((float)(after += x[(o * e.n + i) * e.inner + c]), down[(o * e.n + i) * e.inner + c]);
                }
        }
    }

    [Fact]
    public void Any_and_all_follow_the_bytes()
    {
        foreach ((int outer, int n, int inner) e in Numbers.Extents)
            foreach (int rare in new[] { 0, 1 })
            {
                Random random = new(e.n);
                byte[] x = [.. Enumerable.Range(0, e.outer * e.n * e.inner).Select(_ => (byte)(random.Next(e.n) == 0 ? rare : 2 - 2 * rare))];
                byte[] any = AnyThreads.Run<byte>(e.outer * e.inner, (y, w) => ReduceKernel.Any(e.outer, e.n, e.inner, x, y, w));
                byte[] all = AnyThreads.Run<byte>(e.outer * e.inner, (y, w) => ReduceKernel.All(e.outer, e.n, e.inner, x, y, w));
                Numbers.EachResult(e, x, (i, column) => Assert.Equal(column.Any(v => v != 0), any[i] == 1));
                Numbers.EachResult(e, x, (i, column) => Assert.Equal(column.All(v => v != 0), all[i] == 1));
            }
    }

    [Fact]
    public void Other_number_types_reduce_in_index_order()
    {
        double[] x = [1, 5, 2, double.NaN, 3, 4], y = new double[2];
        ReduceKernel<double>.Max(2, 3, 1, x, y);
        Assert.Equal([5, double.NaN], y);
        ReduceKernel<double>.Sum(1, 3, 2, x, y);
        Assert.Equal([6, double.NaN], y);
        long[] k = [4, 7, -2, 7], least = new long[2], index = new long[2];
        ReduceKernel<long>.Min(1, 2, 2, k, least);
        Assert.Equal([-2, 7], least);
        ReduceKernel<long>.ArgMax(1, 2, 2, k, index);
        Assert.Equal([0, 0], index);
        ReduceKernel<long>.Mean(2, 2, 1, k, least);
        Assert.Equal([5, 2], least);
        ReduceKernel<double>.ArgMax(2, 3, 1, x, index);
        Assert.Equal([1, 0], index);
    }
}
