using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>Loads and stores of eight lanes, of which fewer may lie inside the span.</summary>
/// <remarks>
/// Reductions keep eight lanes on every machine: they wait for memory, not for arithmetic, and so the bits do not depend on how
/// wide the machine's vectors are.
/// </remarks>
internal static unsafe class Eight
{
    public const int Width = 8;

    /// <summary>Loads <paramref name="lanes"/> values; the other lanes are 0.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* p, int lanes) => lanes >= Width ? Vector256.Load(p) : LoadPart(p, lanes);

    /// <summary>Stores the first <paramref name="lanes"/> values.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector256<float> value, float* p, int lanes)
    {
        if (lanes >= Width) value.Store(p);
        else StorePart(value, p, lanes);
    }

    /// <summary>Loads per-result values: one for all lanes (<paramref name="same"/>), or one for each.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> PerResult(float* p, nint result, int lanes, bool same) =>
        same ? Vector256.Create(p[result]) : Load(p + result, lanes);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static Vector256<float> LoadPart(float* p, int lanes)
    {
        Vector256<float> value = default;
        for (int i = 0; i < lanes; i++) ((float*)&value)[i] = p[i];
        return value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void StorePart(Vector256<float> value, float* p, int lanes)
    {
        for (int i = 0; i < lanes; i++) p[i] = ((float*)&value)[i];
    }
}
