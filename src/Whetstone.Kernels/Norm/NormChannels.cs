using System.Numerics.Tensors;
using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary>The values of the channels that batch norm's loops read, in memory of the calling thread: mean, scale, beta, and what the gradient adds.</summary>
internal static unsafe class NormChannels
{
    /// <summary>Mean, <c>gamma / √(variance + eps)</c> and beta, [3, period], in room for two more.</summary>
    public static float* Forward(ChannelPeriod period, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps, ReadOnlySpan<float> gamma, ReadOnlySpan<float> beta)
    {
        float* v = Scratch.Rent(Scratch.Channels, 5L * period.Length);
        Span<float> scale = Row(v, period, 1), shift = Row(v, period, 2);
        mean.CopyTo(Row(v, period, 0));
        Reciprocal(variance, eps, scale);
        if (!gamma.IsEmpty) TensorPrimitives.Multiply(gamma, scale, scale);
        if (beta.IsEmpty) shift.Clear();
        else beta.CopyTo(shift);
        period.Repeat(v, 3);
        return v;
    }

    /// <summary>The same with the mean of the gradient and what its part along x is weighted with, [5, period].</summary>
    public static float* Backward(ChannelPeriod period, ReadOnlySpan<float> mean, ReadOnlySpan<float> variance, float eps, ReadOnlySpan<float> gamma,
        ReadOnlySpan<float> beta, ReadOnlySpan<float> dgamma, ReadOnlySpan<float> dbeta, int total)
    {
        float* v = Forward(period, mean, variance, eps, gamma, beta);
        Span<float> middle = Row(v, period, 3), along = Row(v, period, 4);
        TensorPrimitives.Divide(dbeta, total, middle);

        // r² · (dgamma · √(variance + eps) / n), which is r · dgamma / n.
        Reciprocal(variance, eps, along);
        TensorPrimitives.Multiply(along, dgamma, along);
        TensorPrimitives.Divide(along, total, along);
        period.Repeat(v + 3 * period.Length, 2);
        return v;
    }

    /// <summary>A number near each channel's mean, [1, period]: that of a few rows from all over x [rows, channels].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float* Middle(ChannelPeriod period, int rows, float* x)
    {
        // Enough that the mean of what is left is far below its deviation; few beside the rows themselves.
        const int Most = 64, Share = 2;
        float* v = Scratch.Rent(Scratch.Channels, 5L * period.Length);
        Span<float> sums = Row(v, period, 0);
        sums.Clear();
        int count = Math.Clamp(rows / Share, Math.Min(rows, 1), Most);
        for (int i = 0; i < count; i++) Floats.Add(x + (nint)((long)rows * i / count) * period.Channels, v, period.Channels);
        foreach (ref float sum in sums) sum = count > 0 && float.IsFinite(sum) ? sum / count : 0;
        period.Repeat(v, 1);
        return v;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Span<float> Row(float* v, ChannelPeriod period, int k) => new(v + (nint)k * period.Length, period.Channels);

    private static void Reciprocal(ReadOnlySpan<float> variance, float eps, Span<float> r)
    {
        TensorPrimitives.Add(variance, eps, r);
        TensorPrimitives.ReciprocalSqrt(r, r);
    }
}
