using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>The term <c>x − most − log</c>.</summary>
internal readonly unsafe struct LogSoftmaxTerm(float* x, float* most, float* log, Vector256<float> m = default, Vector256<float> l = default)
    : ITerm<LogSoftmaxTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogSoftmaxTerm For(nint result, int lanes, bool same) =>
        new(x, most, log, Eight.PerResult(most, result, lanes, same), Eight.PerResult(log, result, lanes, same));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) => Eight.Load(x + index, lanes) - m - l;
}

/// <summary>The term <c>x / sum</c>.</summary>
internal readonly unsafe struct QuotientTerm(float* x, float* sum, Vector256<float> s = default) : ITerm<QuotientTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public QuotientTerm For(nint result, int lanes, bool same) => new(x, sum, Eight.PerResult(sum, result, lanes, same));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) => Eight.Load(x + index, lanes) / s;
}

/// <summary>The term <c>y · (dy − sum)</c>.</summary>
internal readonly unsafe struct SoftmaxGradTerm(float* y, float* dy, float* sum, Vector256<float> s = default) : ITerm<SoftmaxGradTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public SoftmaxGradTerm For(nint result, int lanes, bool same) => new(y, dy, sum, Eight.PerResult(sum, result, lanes, same));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) => Eight.Load(y + index, lanes) * (Eight.Load(dy + index, lanes) - s);
}

/// <summary>The term <c>dy − exp(y) · sum</c>.</summary>
internal readonly unsafe struct LogSoftmaxGradTerm(float* y, float* dy, float* sum, Vector256<float> s = default) : ITerm<LogSoftmaxGradTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public LogSoftmaxGradTerm For(nint result, int lanes, bool same) => new(y, dy, sum, Eight.PerResult(sum, result, lanes, same));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) =>
        Eight.Load(dy + index, lanes) - V8.Exp(new(Eight.Load(y + index, lanes))).Vector * s;
}
