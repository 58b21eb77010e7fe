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
        Span<float> dgamma, Span<float> dbeta, Workers workers) =>
        Sums(new NoActivation(), rows, c, x, dy, mean, variance, eps, [], [], dgamma, dbeta, workers);

    /// <summary>The same where an activation follows: dy is its gradient, and is multiplied by its slope in the same sweep.</summary>
    /// <inheritdoc cref="Sums"/>
    public static void Sums<TFn>(
        TFn fn, int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, Span<float> dgamma, Span<float> dbeta, Workers workers) where TFn : struct, IPointwise
    {
        Check(rows, c, x, dy, mean, variance);
        SpanSize.CheckOrEmpty(c, gamma.Length, nameof(gamma));
        SpanSize.CheckOrEmpty(c, beta.Length, nameof(beta));
        SpanSize.Check(c, dgamma.Length, nameof(dgamma));
        SpanSize.Check(c, dbeta.Length, nameof(dbeta));
        ChannelPeriod period = ChannelPeriod.Of(c);
        double[] rented = ArrayPool<double>.Shared.Rent(2 * c);
        fixed (float* px = x, pdy = dy)
        fixed (double* sums = rented)
        {
            float* values = NormChannels.Forward(period, mean, variance, eps, gamma, beta);
            ChannelSums.Run(new NormGradientTerms<TFn>(fn), period, x.Length, px, pdy, values, sums, workers);
            for (int i = 0; i < c; i++) (dbeta[i], dgamma[i]) = ((float)sums[i], (float)(sums[c + i] / Math.Sqrt(variance[i] + eps)));
        }

        ArrayPool<double>.Shared.Return(rented);
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
        ReadOnlySpan<float> gamma, ReadOnlySpan<float> dgamma, ReadOnlySpan<float> dbeta, Span<float> dx, int total, Workers workers) =>
        Input(new NoActivation(), rows, c, x, dy, mean, variance, eps, gamma, [], dgamma, dbeta, dx, total, workers);

    /// <summary>The same where an activation follows: dy is its gradient, and is multiplied by its slope in the same sweep.</summary>
    /// <inheritdoc cref="Input"/>
    public static void Input<TFn>(
        TFn fn, int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps,
        ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta, ReadOnlySpan<float> dgamma, ReadOnlySpan<float> dbeta, Span<float> dx, int total, Workers workers)
        where TFn : struct, IPointwise
    {
        Check(rows, c, x, dy, mean, variance);
        SpanSize.CheckOrEmpty(c, gamma.Length, nameof(gamma));
        SpanSize.CheckOrEmpty(c, beta.Length, nameof(beta));
        SpanSize.Check(c, dgamma.Length, nameof(dgamma));
        SpanSize.Check(c, dbeta.Length, nameof(dbeta));
        SpanSize.Check(x.Length, dx.Length, nameof(dx));
        ChannelPeriod period = ChannelPeriod.Of(c);
        float* values = NormChannels.Backward(period, mean, variance, eps, gamma, beta, dgamma, dbeta, total);
        fixed (float* px = x, pdy = dy, pdx = dx) ChannelLoop.Run(new NormInputGradient<TFn>(fn), period, x.Length, px, pdy, values, pdx, workers);
    }

    private static void Check(
        int rows, int c, ReadOnlySpan<float> x, ReadOnlySpan<float> dy, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance)
    {
        Extent.Of(1, rows, c, x.Length);
        SpanSize.Check(x.Length, dy.Length, nameof(dy));
        SpanSize.Check(c, mean.Length, nameof(mean));
        SpanSize.Check(c, variance.Length, nameof(variance));
    }
}
