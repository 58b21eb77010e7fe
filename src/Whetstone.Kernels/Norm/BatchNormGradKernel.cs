using System.Buffers;

namespace Whetstone.Kernels;

/// <summary>The backward pass of <see cref="BatchNormKernel"/> in training, in its two sweeps.</summary>
public static unsafe class BatchNormGradKernel
{
    /// <summary>Gradients of scale and shift: <c>dgamma = Σ dy · (x − mean) / √(variance + eps)</c> and <c>dbeta = Σ dy</c>.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="c">Number of channels.</param>
    /// <param name="x">Input [rows, c].</param>
    /// <param name="dy">Gradient [rows, c] of the output.</param>
    /// <param name="mean">Means [c].</param>
    /// <param name="variance">Variances [c].</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="dgamma">Gradient [c] of gamma.</param>
    /// <param name="dbeta">Gradient [c] of beta.</param>
    /// <param name="workers">Threads.</param>
    public static void Sums(
        int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        Span<float> dgamma, Span<float> dbeta, Workers workers)
    {
        Extent extent = Check(rows, c, x, dy, mean, variance);
        SpanSize.Check(c, dgamma.Length, nameof(dgamma));
        SpanSize.Check(c, dbeta.Length, nameof(dbeta));
        fixed (float* px = x, pdy = dy, pm = mean, pdg = dgamma, pdb = dbeta)
        {
            FoldLoop.Run<MapTerm<SelfMap>, AddJoin>(extent, new(pdy), pdb, workers);
            FoldLoop.Run<CentredProductTerm, AddJoin>(extent, new(px, pdy, pm), pdg, workers);
            for (int i = 0; i < dgamma.Length; i++) dgamma[i] /= MathF.Sqrt(variance[i] + eps);
        }
    }

    /// <summary>Gradient of the input in training, where mean and variance are those of x itself, from what <see cref="Sums"/> found.</summary>
    /// <param name="rows">Number of rows.</param>
    /// <param name="c">Number of channels.</param>
    /// <param name="x">Input [rows, c].</param>
    /// <param name="dy">Gradient [rows, c] of the output.</param>
    /// <param name="mean">Means [c] of x.</param>
    /// <param name="variance">Biased variances [c] of x.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <param name="gamma">Scales [c], or empty for 1.</param>
    /// <param name="dgamma">Gradient [c] of gamma.</param>
    /// <param name="dbeta">Gradient [c] of beta.</param>
    /// <param name="dx">Gradient [rows, c] of the input.</param>
    /// <param name="total">Rows that the means were taken over: those given here may be a part of them.</param>
    /// <param name="workers">Threads.</param>
    public static void Input(
        int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        ReadOnlySpan<float> gamma, ReadOnlySpan<float> dgamma, ReadOnlySpan<float> dbeta, Span<float> dx, int total, Workers workers)
    {
        Extent extent = Check(rows, c, x, dy, mean, variance);
        SpanSize.CheckOrEmpty(c, gamma.Length, nameof(gamma));
        SpanSize.Check(c, dgamma.Length, nameof(dgamma));
        SpanSize.Check(c, dbeta.Length, nameof(dbeta));
        SpanSize.Check(x.Length, dx.Length, nameof(dx));
        float[] rented = ArrayPool<float>.Shared.Rent(c);
        for (int i = 0; i < c; i++) rented[i] = dgamma[i] * MathF.Sqrt(variance[i] + eps);
        fixed (float* px = x, pdy = dy, pm = mean, pv = variance, pg = gamma, pdb = dbeta, pdx = dx, dot = rented)
            FillLoop.Run<NormGradTerm>(extent, new(px, pdy, new(pm, pv, pg, eps), pdb, dot, total), pdx, workers);
        ArrayPool<float>.Shared.Return(rented);
    }

    private static Extent Check(
        int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance)
    {
        Extent extent = Extent.Of(1, rows, c, x.Length);
        SpanSize.Check(x.Length, dy.Length, nameof(dy));
        SpanSize.Check(c, mean.Length, nameof(mean));
        SpanSize.Check(c, variance.Length, nameof(variance));
        return extent;
    }
}
