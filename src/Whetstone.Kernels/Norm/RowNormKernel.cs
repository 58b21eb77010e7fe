using System.Buffers;

namespace Whetstone.Kernels;

/// <summary>Normalises each row of [rows, n]: layer norm, and group or instance norm where a row is a group, all without scale and shift.</summary>
public static unsafe class RowNormKernel
{
    /// <summary><c>y = (x − mean) · rstd</c> with <c>rstd = 1 / √(variance + eps)</c>; x and y are [rows, n].</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="n">Elements a row.</param>
    /// <param name="x">Input [rows, n].</param>
    /// <param name="eps">Added to the biased variance.</param>
    /// <param name="y">Output [rows, n].</param>
    /// <param name="mean">Each row's mean [rows].</param>
    /// <param name="rstd">Each row's reciprocal deviation [rows].</param>
    /// <param name="workers">Threads.</param>
    public static void Apply(
        int rows, int n, ReadOnlySpan<float> x, float eps, Span<float> y, Span<float> mean, Span<float> rstd, Workers workers)
    {
        Extent extent = Extent.Of(rows, n, 1, x.Length);
        SpanSize.Check(x.Length, y.Length, nameof(y));
        ReduceKernel.Moments(rows, n, 1, x, mean, rstd, workers);
        foreach (ref float r in rstd) r = 1 / MathF.Sqrt(r + eps);
        fixed (float* px = x, py = y, pm = mean, pr = rstd)
            FillLoop.Run<RowNormTerm>(extent, new(px, pm, pr), py, workers);
    }

    /// <summary>Gradient dx [rows, n] of x, from dy [rows, n] and the moments that <see cref="Apply"/> stored.</summary>
    public static void Backward(
        int rows, int n, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> mean, ReadOnlySpan<float> rstd,
        Span<float> dx, Workers workers)
    {
        Extent extent = Extent.Of(rows, n, 1, x.Length);
        SpanSize.Check(x.Length, dy.Length, nameof(dy));
        SpanSize.Check(x.Length, dx.Length, nameof(dx));
        SpanSize.Check(rows, mean.Length, nameof(mean));
        SpanSize.Check(rows, rstd.Length, nameof(rstd));
        float[] rented = ArrayPool<float>.Shared.Rent(checked(2 * rows));
        fixed (float* px = x, pdy = dy, pm = mean, pr = rstd, pdx = dx, sum = rented)
        {
            float* dot = sum + rows;
            FoldLoop.Run<MapTerm<SelfMap>, AddJoin>(extent, new(pdy), sum, workers);
            FoldLoop.Run<CentredProductTerm, AddJoin>(extent, new(px, pdy, pm), dot, workers);
            FillLoop.Run<RowNormGradTerm>(extent, new(px, pdy, pm, pr, sum, dot, n), pdx, workers);
        }

        ArrayPool<float>.Shared.Return(rented);
    }
}
