using System.Buffers;

namespace Whetstone.Kernels;

/// <summary>Batch normalisation of channels-last memory [rows, c], where rows counts images and pixels.</summary>
public static unsafe class BatchNormKernel
{
    // So few are in the cache when they are read again, so each sum can be taken about the very mean. A variance of few rows may be small, and
    // what it is wrong by is then enlarged by all that follows.
    private const int FewRows = 2048;

    /// <summary>Mean [c] and biased variance [c] of x [rows, c].</summary>
    /// <remarks>NaN for no rows. Sums are taken about a number near the mean, so the variance stays accurate when the mean is much larger than the deviation.</remarks>
    public static void Moments(int rows, int c, ReadOnlySpan<float> x, Span<float> mean, Span<float> variance, Workers workers)
    {
        Extent.Of(1, rows, c, x.Length);
        SpanSize.Check(c, mean.Length, nameof(mean));
        SpanSize.Check(c, variance.Length, nameof(variance));
        if (rows <= FewRows)
        {
            ReduceKernel.Moments(1, rows, c, x, mean, variance, workers);
            return;
        }

        ChannelPeriod period = ChannelPeriod.Of(c);
        double[] rented = ArrayPool<double>.Shared.Rent(2 * c);
        fixed (float* px = x)
        fixed (double* sums = rented)
        {
            float* middle = NormChannels.Middle(period, rows, px);
            ChannelSums.Run(new MomentTerms(), period, x.Length, px, null, middle, sums, workers);
            for (int i = 0; i < c; i++)
            {
                double off = sums[i] / rows;
                mean[i] = (float)(middle[i] + off);
                variance[i] = (float)Math.Max(0, sums[c + i] / rows - off * off);
            }
        }

        ArrayPool<double>.Shared.Return(rented);
    }

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
        ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> y, Workers workers) =>
        Apply(new NoActivation(), rows, c, x, mean, variance, eps, gamma, beta, y, workers);

    /// <summary><c>y = fn((x − mean) / √(variance + eps) · gamma + beta)</c>: with an activation in the same sweep.</summary>
    /// <inheritdoc cref="Apply"/>
    public static void Apply<TFn>(
        TFn fn, int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> y, Workers workers) where TFn : struct, IPointwise =>
        Run(new NormFunction<TFn>(fn), rows, c, x, default, mean, variance, eps, gamma, beta, y, workers);

    /// <summary><c>y = fn((x − mean) / √(variance + eps) · gamma + beta + r)</c>: with a residual [rows, c] and an activation in the same sweep.</summary>
    /// <inheritdoc cref="Apply"/>
    public static void ApplyAndAdd<TFn>(
        TFn fn, int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> r, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> y, Workers workers) where TFn : struct, IPointwise
    {
        SpanSize.Check(x.Length, r.Length, nameof(r));
        Run(new NormSumFunction<TFn>(fn), rows, c, x, r, mean, variance, eps, gamma, beta, y, workers);
    }

    private static void Run<TFn>(
        TFn fn, int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> r, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> y, Workers workers) where TFn : struct, IChannelFunction
    {
        Extent.Of(1, rows, c, x.Length);
        SpanSize.Check(c, mean.Length, nameof(mean));
        SpanSize.Check(c, variance.Length, nameof(variance));
        SpanSize.CheckOrEmpty(c, gamma.Length, nameof(gamma));
        SpanSize.CheckOrEmpty(c, beta.Length, nameof(beta));
        SpanSize.Check(x.Length, y.Length, nameof(y));
        ChannelPeriod period = ChannelPeriod.Of(c);
        float* values = NormChannels.Forward(period, mean, variance, eps, gamma, beta);
        fixed (float* px = x, pr = r, py = y) ChannelLoop.Run(fn, period, x.Length, px, pr, values, py, workers);
    }
}
