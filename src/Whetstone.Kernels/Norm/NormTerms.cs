using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

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
