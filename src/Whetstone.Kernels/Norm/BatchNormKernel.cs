using System.Buffers;

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
        Extent extent = Check(rows, c, x, mean, variance, gamma);
        SpanSize.CheckOrEmpty(c, beta.Length, nameof(beta));
        SpanSize.Check(x.Length, y.Length, nameof(y));
        fixed (float* px = x, pm = mean, pv = variance, pg = gamma, pb = beta, py = y)
            FillLoop.Run<BatchNormTerm>(extent, new(px, new(pm, pv, pg, eps), pb), py, workers);
    }

    /// <summary>Gradients in training, where mean and variance are those of x itself.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="c">Number of channels.</param>
    /// <param name="x">Input [rows, c].</param>
    /// <param name="dy">Gradient [rows, c] of the output.</param>
    /// <param name="mean">Means [c] of x.</param>
    /// <param name="variance">Biased variances [c] of x.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="gamma">Scales [c], or empty for 1.</param>
    /// <param name="dx">Gradient [rows, c] of the input.</param>
    /// <param name="dgamma">Gradient [c] of gamma.</param>
    /// <param name="dbeta">Gradient [c] of beta.</param>
    /// <param name="workers">Threads.</param>
    public static void Backward(
        int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        ReadOnlySpan<float> gamma, Span<float> dx, Span<float> dgamma, Span<float> dbeta, Workers workers) =>
        Backward(Check(rows, c, x, mean, variance, gamma), x, dy, mean, variance, eps, gamma, dx, dgamma, dbeta, true, workers);

    /// <summary>Gradients in inference, where mean and variance are constants.</summary>
    /// <inheritdoc cref="Backward(int, int, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, ReadOnlySpan{float}, float, ReadOnlySpan{float}, Span{float}, Span{float}, Span{float}, Workers)"/>
    public static void BackwardInference(
        int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        ReadOnlySpan<float> gamma, Span<float> dx, Span<float> dgamma, Span<float> dbeta, Workers workers) =>
        Backward(Check(rows, c, x, mean, variance, gamma), x, dy, mean, variance, eps, gamma, dx, dgamma, dbeta, false, workers);

    private static void Backward(
        Extent extent, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        ReadOnlySpan<float> gamma, Span<float> dx, Span<float> dgamma, Span<float> dbeta, bool training, Workers workers)
    {
        SpanSize.Check(x.Length, dy.Length, nameof(dy));
        SpanSize.Check(x.Length, dx.Length, nameof(dx));
        SpanSize.Check(extent.Inner, dgamma.Length, nameof(dgamma));
        SpanSize.Check(extent.Inner, dbeta.Length, nameof(dbeta));
        float[] rented = ArrayPool<float>.Shared.Rent(extent.Inner);
        fixed (float* px = x, pdy = dy, pm = mean, pv = variance, pg = gamma, pdx = dx, pdg = dgamma, pdb = dbeta, dot = rented)
        {
            FoldLoop.Run<MapTerm<SelfMap>, AddJoin>(extent, new(pdy), pdb, workers);
            FoldLoop.Run<CentredProductTerm, AddJoin>(extent, new(px, pdy, pm), dot, workers);
            ChannelScale scale = new(pm, pv, pg, eps);
            if (training) FillLoop.Run<NormGradTerm>(extent, new(px, pdy, scale, pdb, dot, extent.N), pdx, workers);
            else FillLoop.Run<ScaledTerm>(extent, new(pdy, scale), pdx, workers);
            for (int i = 0; i < dgamma.Length; i++) dgamma[i] = dot[i] / MathF.Sqrt(variance[i] + eps);
        }

        ArrayPool<float>.Shared.Return(rented);
    }

    private static Extent Check(
        int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, ReadOnlySpan<float> gamma)
    {
        Extent extent = Extent.Of(1, rows, c, x.Length);
        SpanSize.Check(c, mean.Length, nameof(mean));
        SpanSize.Check(c, variance.Length, nameof(variance));
        SpanSize.CheckOrEmpty(c, gamma.Length, nameof(gamma));
        return extent;
    }
}
