namespace Whetstone.Kernels;

/// <summary>Sums at indices in double precision, on the calling thread.</summary>
public static class IndexKernel64
{
    /// <summary>As <see cref="IndexKernel.TakeGrad"/>.</summary>
    /// <param name="outer">Elements before the axis.</param>
    /// <param name="n">Length of the axis.</param>
    /// <param name="inner">Elements after the axis.</param>
    /// <param name="index">Indices [m] in [−n, n).</param>
    /// <param name="dy">Gradient [outer, m, inner] of the output.</param>
    /// <param name="dx">Gradient [outer, n, inner] of the input, overwritten.</param>
    public static void TakeGrad(int outer, int n, int inner, ReadOnlySpan<long> index, ReadOnlySpan<double> dy, Span<double> dx)
    {
        dx.Clear();
        for (int o = 0; o < outer; o++)
            for (int i = 0; i < index.Length; i++)
            {
                int to = (o * n + (int)(index[i] < 0 ? index[i] + n : index[i])) * inner, from = (o * index.Length + i) * inner;
                for (int c = 0; c < inner; c++) dx[to + c] += dy[from + c];
            }
    }

    /// <summary>As <see cref="IndexKernel.ScatterAdd"/>.</summary>
    /// <param name="outer">Elements before the axis.</param>
    /// <param name="n">Length of the axis in y.</param>
    /// <param name="inner">Elements after the axis.</param>
    /// <param name="m">Length of the axis in x.</param>
    /// <param name="index">Indices [outer, m, inner] in [0, n).</param>
    /// <param name="x">Input [outer, m, inner].</param>
    /// <param name="y">Output [outer, n, inner], added to.</param>
    public static void ScatterAdd(int outer, int n, int inner, int m, ReadOnlySpan<long> index, ReadOnlySpan<double> x, Span<double> y)
    {
        for (int o = 0; o < outer; o++)
            for (int i = o * m * inner; i < (o + 1) * m * inner; i++)
                y[(o * n + (int)index[i]) * inner + i % inner] += x[i];
    }
}
