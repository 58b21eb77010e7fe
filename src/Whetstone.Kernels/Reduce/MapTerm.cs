using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>A function of one element.</summary>
internal interface IMap
{
    static abstract Vector256<float> Value(Vector256<float> x);
}

internal readonly struct SelfMap : IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Value(Vector256<float> x) => x;
}

internal readonly struct SquareMap : IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Value(Vector256<float> x) => x * x;
}

internal readonly struct AbsMap : IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Value(Vector256<float> x) => Vector256.Abs(x);
}

/// <summary>The term <c>map(x)</c>.</summary>
internal readonly unsafe struct MapTerm<TMap>(float* x) : ITerm<MapTerm<TMap>> where TMap : struct, IMap
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public MapTerm<TMap> For(nint result, int lanes, bool same) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) => TMap.Value(Eight.Load(x + index, lanes));
}

/// <summary>The term <c>a · b</c>.</summary>
internal readonly unsafe struct ProductTerm(float* a, float* b) : ITerm<ProductTerm>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ProductTerm For(nint result, int lanes, bool same) => this;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> At(nint index, int lanes) => Eight.Load(a + index, lanes) * Eight.Load(b + index, lanes);
}
