using System.Runtime.CompilerServices;

namespace Whetstone.Kernels;

/// <summary><c>fn((x − mean) · scale + beta)</c>.</summary>
internal readonly unsafe struct NormFunction<TFn>(TFn fn) : IChannelFunction where TFn : struct, IPointwise
{
    public static int Values => 3;

    public static bool ReadsB => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T x, T unused, float* v, nint period) where T : struct, IVector<T> => fn.Value(Norm.Of(x, v, period));
}

/// <summary><c>fn((x − mean) · scale + beta + r)</c>.</summary>
internal readonly unsafe struct NormSumFunction<TFn>(TFn fn) : IChannelFunction where TFn : struct, IPointwise
{
    public static int Values => 3;

    public static bool ReadsB => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T x, T r, float* v, nint period) where T : struct, IVector<T> => fn.Value(Norm.Of(x, v, period) + r);
}

/// <summary>The gradient of x: <c>(g − Σg / n − (x − mean) · r² · Σ(x − mean)·g / n) · scale</c>, with r the reciprocal deviation and <c>g = dy · slope</c>.</summary>
internal readonly unsafe struct NormInputGradient<TFn>(TFn fn) : IChannelFunction where TFn : struct, IPointwise
{
    public static int Values => 5;

    public static bool ReadsB => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Of<T>(T x, T dy, float* v, nint period) where T : struct, IVector<T> =>
        (Norm.Gradient(fn, x, dy, v, period) - T.Load(v + 3 * period) - (x - T.Load(v)) * T.Load(v + 4 * period)) * T.Load(v + period);
}

/// <summary>The terms <c>g</c> and <c>(x − mean) · g</c>, with <c>g = dy · slope</c>.</summary>
internal readonly unsafe struct NormGradientTerms<TFn>(TFn fn) : IChannelTerms where TFn : struct, IPointwise
{
    public static bool ReadsB => true;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Of<T>(T x, T dy, float* v, nint period, out T first, out T second) where T : struct, IVector<T>
    {
        first = Norm.Gradient(fn, x, dy, v, period);
        second = (x - T.Load(v)) * first;
    }
}

/// <summary>The terms <c>x − k</c> and <c>(x − k)²</c>.</summary>
internal readonly unsafe struct MomentTerms : IChannelTerms
{
    public static bool ReadsB => false;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Of<T>(T x, T unused, float* v, nint period, out T first, out T second) where T : struct, IVector<T>
    {
        first = x - T.Load(v);
        second = first * first;
    }
}

/// <summary>No activation.</summary>
public readonly struct NoActivation : IPointwise
{
    /// <inheritdoc/>
    public static bool IsIdentity => true;

    /// <inheritdoc/>
    public static Keep Keep => Keep.Nothing;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Value<T>(T x) where T : struct, ILane<T> => x;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1);
}

/// <summary>What the formulas share; values are mean, scale, beta, ….</summary>
internal static unsafe class Norm
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Of<T>(T x, float* v, nint period) where T : struct, IVector<T> => (x - T.Load(v)) * T.Load(v + period) + T.Load(v + 2 * period);

    // Computed again instead of kept: cheaper than reading it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static T Gradient<TFn, T>(TFn fn, T x, T dy, float* v, nint period) where TFn : struct, IPointwise where T : struct, IVector<T>
    {
        if (typeof(TFn) == typeof(NoActivation)) return dy;
        T z = Of(x, v, period);
        return dy * fn.Slope(z, TFn.SlopeTakesInput ? z : fn.Value(z));
    }
}
