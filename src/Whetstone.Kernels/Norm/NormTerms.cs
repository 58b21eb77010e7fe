using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Each result's mean, reciprocal deviation and scale; a null <c>gamma</c> means 1.</summary>
internal readonly unsafe struct ChannelScale(float* mean, float* variance, float* gamma, float eps)
{
    public Vector256<float> Mean(nint result, int lanes, bool same) => Eight.PerResult(mean, result, lanes, same);

    public Vector256<float> Reciprocal(nint result, int lanes, bool same) =>
        Vector256<float>.One / Vector256.Sqrt(Eight.PerResult(variance, result, lanes, same) + Vector256.Create(eps));

    public Vector256<float> Gamma(nint result, int lanes, bool same) =>
        gamma is null ? Vector256<float>.One : Eight.PerResult(gamma, result, lanes, same);
}

/// <summary>The term <c>(x − mean) · scale + beta</c>; a null <c>beta</c> means 0.</summary>
internal readonly unsafe struct BatchNormTerm(
    float* x, ChannelScale channels, float* beta, Vector256<float> m = default, Vector256<float> s = default, Vector256<float> b = default)
    : ITerm<BatchNormTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public BatchNormTerm For(nint result, int lanes, bool same) => new(x, channels, beta, channels.Mean(result, lanes, same),
        channels.Gamma(result, lanes, same) * channels.Reciprocal(result, lanes, same),
        beta is null ? Vector256<float>.Zero : Eight.PerResult(beta, result, lanes, same));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) => (Eight.Load(x + index, lanes) - m) * s + b;
}

/// <summary>The term <c>scale · (dy − Σdy / n − (x − mean) · r² · Σ(x − mean)·dy / n)</c>, with r the reciprocal deviation.</summary>
internal readonly unsafe struct NormGradTerm(
    float* x, float* dy, ChannelScale channels, float* sum, float* dot, int n,
    Vector256<float> m = default, Vector256<float> s = default, Vector256<float> a = default, Vector256<float> b = default) : ITerm<NormGradTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public NormGradTerm For(nint result, int lanes, bool same)
    {
        Vector256<float> r = channels.Reciprocal(result, lanes, same), count = Vector256.Create((float)n);
        return new(x, dy, channels, sum, dot, n, channels.Mean(result, lanes, same), channels.Gamma(result, lanes, same) * r,
            Eight.PerResult(sum, result, lanes, same) / count, r * r * (Eight.PerResult(dot, result, lanes, same) / count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) =>
        (Eight.Load(dy + index, lanes) - a - (Eight.Load(x + index, lanes) - m) * b) * s;
}

/// <summary>The term <c>(x − mean) · r</c>, with r the reciprocal deviation.</summary>
internal readonly unsafe struct RowNormTerm(float* x, float* mean, float* rstd, Vector256<float> m = default, Vector256<float> r = default)
    : ITerm<RowNormTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowNormTerm For(nint result, int lanes, bool same) =>
        new(x, mean, rstd, Eight.PerResult(mean, result, lanes, same), Eight.PerResult(rstd, result, lanes, same));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) => (Eight.Load(x + index, lanes) - m) * r;
}

/// <summary>The term <c>r · (dy − Σdy / n − (x − mean) · r² · Σ(x − mean)·dy / n)</c>.</summary>
internal readonly unsafe struct RowNormGradTerm(
    float* x, float* dy, float* mean, float* rstd, float* sum, float* dot, int n,
    Vector256<float> m = default, Vector256<float> r = default, Vector256<float> a = default, Vector256<float> b = default) : ITerm<RowNormGradTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public RowNormGradTerm For(nint result, int lanes, bool same)
    {
        Vector256<float> scale = Eight.PerResult(rstd, result, lanes, same), count = Vector256.Create((float)n);
        return new(x, dy, mean, rstd, sum, dot, n, Eight.PerResult(mean, result, lanes, same), scale,
            Eight.PerResult(sum, result, lanes, same) / count, scale * scale * (Eight.PerResult(dot, result, lanes, same) / count));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) =>
        (Eight.Load(dy + index, lanes) - a - (Eight.Load(x + index, lanes) - m) * b) * r;
}
