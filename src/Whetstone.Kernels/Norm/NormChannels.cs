namespace Whetstone.Kernels;

/// <summary>The values of the channels that batch norm's loops read, in memory of the calling thread: mean, scale, beta, and what the gradient adds.</summary>
internal static unsafe class NormChannels
{
    /// <summary>Mean, <c>gamma / √(variance + eps)</c> and beta, [3, period], in room for two more.</summary>
    public static float* Forward(ChannelPeriod period, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta)
    {
        float* v = Scratch.Rent(Scratch.Channels, 5L * period.Length);
        for (int c = 0; c < period.Channels; c++)
        {
            v[c] = mean[c];
            v[period.Length + c] = (gamma.IsEmpty ? 1 : gamma[c]) * Reciprocal(variance[c], eps);
            v[2 * period.Length + c] = beta.IsEmpty ? 0 : beta[c];
        }

        period.Repeat(v, 3);
        return v;
    }

    /// <summary>The same with the mean of the gradient and what its part along x is weighted with, [5, period].</summary>
    public static float* Backward(ChannelPeriod period, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps, ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta, ReadOnlySpan<float> dgamma, ReadOnlySpan<float> dbeta, int total)
    {
        float* v = Forward(period, mean, variance, eps, gamma, beta);
        for (int c = 0; c < period.Channels; c++)
        {
            float r = Reciprocal(variance[c], eps), dot = dgamma[c] * MathF.Sqrt(variance[c] + eps);
            v[3 * period.Length + c] = dbeta[c] / total;
            v[4 * period.Length + c] = r * r * (dot / total);
        }

        period.Repeat(v + 3 * period.Length, 2);
        return v;
    }

    /// <summary>A number near each channel's mean, [1, period]: that of 64 rows from all over x [rows, channels].</summary>
    public static float* Middle(ChannelPeriod period, int rows, float* x)
    {
        const int Most = 64;
        float* v = Scratch.Rent(Scratch.Channels, 5L * period.Length);
        int count = Math.Min(rows, Most);
        for (int c = 0; c < period.Channels; c++)
        {
            double sum = 0;
            for (int i = 0; i < count; i++) sum += x[(nint)((long)rows * i / count) * period.Channels + c];
            v[c] = count > 0 && double.IsFinite(sum) ? (float)(sum / count) : 0;
        }

        period.Repeat(v, 1);
        return v;
    }

    private static float Reciprocal(float variance, float eps) => 1 / MathF.Sqrt(variance + eps);
}
