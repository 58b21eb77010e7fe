using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>The term <c>map(x − mean)</c>.</summary>
internal readonly unsafe struct CentredTerm<TMap>(float* x, float* mean, Vector256<float> m = default) : ITerm<CentredTerm<TMap>>
    where TMap : struct, IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CentredTerm<TMap> For(nint result, int lanes, bool same) => new(x, mean, Eight.PerResult(mean, result, lanes, same));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) => TMap.Value(Eight.Load(x + index, lanes) - m);
}

/// <summary>The term <c>(x − mean) · dy</c>.</summary>
internal readonly unsafe struct CentredProductTerm(float* x, float* dy, float* mean, Vector256<float> m = default) : ITerm<CentredProductTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public CentredProductTerm For(nint result, int lanes, bool same) =>
        new(x, dy, mean, Eight.PerResult(mean, result, lanes, same));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) => (Eight.Load(x + index, lanes) - m) * Eight.Load(dy + index, lanes);
}
