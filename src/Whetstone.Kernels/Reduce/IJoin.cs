using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>How two partial results become one.</summary>
internal interface IJoin
{
    /// <summary>The result of no terms.</summary>
    static abstract float Identity { get; }

    static abstract Vector256<float> Join(Vector256<float> a, Vector256<float> b);
}

internal readonly struct AddJoin : IJoin
{
    public static float Identity => 0;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Join(Vector256<float> a, Vector256<float> b) => a + b;
}

internal readonly struct MultiplyJoin : IJoin
{
    public static float Identity => 1;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Join(Vector256<float> a, Vector256<float> b) => a * b;
}

internal readonly struct MaxJoin : IJoin
{
    public static float Identity => float.NegativeInfinity;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Join(Vector256<float> a, Vector256<float> b) => Vector256.Max(a, b);
}

internal readonly struct MinJoin : IJoin
{
    public static float Identity => float.PositiveInfinity;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Join(Vector256<float> a, Vector256<float> b) => Vector256.Min(a, b);
}
