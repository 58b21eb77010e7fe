namespace Whetstone.Kernels;

/// <summary>Batch normalisation of channels-last memory [rows, c], where rows counts images and pixels.</summary>
public static unsafe class BatchNormKernel
{
    /// <summary>Mean [c] and biased variance [c] of x [rows, c].</summary>
    public static void Moments(int rows, int c, ReadOnlySpan<float> x, Span<float> mean, Span<float> variance, Workers workers) =>
        ReduceKernel.Moments(1, rows, c, x, mean, variance, workers);

    /// <summary><c>y = (x − mean) / √(variance + eps) · gamma + beta</c>; x and y are [rows, c], the rest [c].</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="c">Number of channels.</param>
    /// <param name="x">Input [rows, c].</param>
    /// <param name="mean">Means [c].</param>
    /// <param name="variance">Variances [c].</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="gamma">Scales [c], or empty for 1.</param>
    /// <param name="beta">Shifts [c], or empty for 0.</param>
    /// <param name="y">Output [rows, c].</param>
    /// <param name="workers">Threads.</param>
    public static void Apply(
        int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> y, Workers workers)
    {
        Extent extent = Extent.Of(1, rows, c, x.Length);
        SpanSize.Check(c, mean.Length, nameof(mean));
        SpanSize.Check(c, variance.Length, nameof(variance));
        SpanSize.CheckOrEmpty(c, gamma.Length, nameof(gamma));
        SpanSize.CheckOrEmpty(c, beta.Length, nameof(beta));
        SpanSize.Check(x.Length, y.Length, nameof(y));
        fixed (float* px = x, pm = mean, pv = variance, pg = gamma, pb = beta, py = y)
            FillLoop.Run<BatchNormTerm>(extent, new(px, new(pm, pv, pg, eps), pb), py, workers);
    }
}
