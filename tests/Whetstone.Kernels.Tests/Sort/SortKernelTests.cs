namespace Whetstone.Kernels.Tests;

public sealed class SortKernelTests
{
    private static float[] Values(int length, int seed)
    {
        float[] x = Numbers.Random(length, seed, 5);
        Random random = new(seed);
        float[] special = [float.NaN, float.PositiveInfinity, float.NegativeInfinity, -0f, 0f];
        foreach (ref float v in x.AsSpan()) v = random.Next(8) == 0 ? special[random.Next(5)] : MathF.Round(v);
        return x;
    }

    // Stable by construction: OrderBy is. NaN is made the largest, −0 equal to 0.
    private static IEnumerable<long> Reference(float[] column, bool descending)
    {
        double Key(long i) => float.IsNaN(column[i]) ? double.MaxValue * 2 : float.IsPositiveInfinity(column[i]) ? double.MaxValue : column[i] + 0.0;
        IEnumerable<long> all = Enumerable.Range(0, column.Length).Select(i => (long)i);
        return descending ? all.OrderByDescending(Key) : all.OrderBy(Key);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void ArgSort_is_stable_and_nan_is_largest(bool descending)
    {
        foreach ((int outer, int n, int inner) e in Numbers.Extents)
        {
            float[] x = Values(e.outer * e.n * e.inner, e.n);
            long[] index = AnyThreads.Run<long>(x.Length, (y, w) => SortKernel.ArgSort(e.outer, e.n, e.inner, descending, x, y, w));
            long[][] columns = new long[e.outer * e.inner][];
            Numbers.EachResult(e, index, (i, column) => columns[i] = column);
            Numbers.EachResult(e, x, (i, column) => Assert.Equal(Reference(column, descending), columns[i]));
        }
    }

    [Theory, InlineData(false), InlineData(true)]
    public void TopK_is_the_head_of_the_sorted_order(bool largest)
    {
        foreach ((int outer, int n, int inner) e in new[] { (3, 1, 1), (2, 9, 4), (4, 70, 3), (200, 33, 1), (1, 3000, 2) })
            for (int k = 0; k <= Math.Min(e.Item2, 12); k++)
            {
                float[] x = Values(e.Item1 * e.Item2 * e.Item3, k + 1);
                long[] index = AnyThreads.Run<long>(e.Item1 * k * e.Item3, (y, w) => SortKernel.TopK(e.Item1, e.Item2, e.Item3, k, largest, x, y, w));
                long[][] columns = new long[e.Item1 * e.Item3][];
                Numbers.EachResult((e.Item1, k, e.Item3), index, (i, column) => columns[i] = column);
                Numbers.EachResult(e, x, (i, column) => Assert.Equal(Reference(column, largest).Take(k), columns[i]));
            }

        ArgumentOutOfRangeException error = Assert.Throws<ArgumentOutOfRangeException>(() => SortKernel.TopK(1, 3, 1, 4, true, new float[3], new long[4], Workers.Current));
        Assert.Contains("k 4 is outside [0, 3]", error.Message);
    }
}
