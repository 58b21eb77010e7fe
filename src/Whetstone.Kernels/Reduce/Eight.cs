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

    // Built in registers: a value stored in pieces and loaded whole would wait for the stores.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static Vector256<float> LoadPart(float* p, int lanes) => lanes < 4
        ? Vector256.Create(LoadHalf(p, lanes), Vector128<float>.Zero)
        : Vector256.Create(Vector128.Load(p), LoadHalf(p + 4, lanes - 4));

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static Vector128<float> LoadHalf(float* p, int lanes) => lanes switch
    {
        <= 0 => Vector128<float>.Zero,
        1 => Vector128.CreateScalar(*p),
        2 => Vector128.Create(Vector64.Load(p), Vector64<float>.Zero),
        _ => Vector128.Create(Vector64.Load(p), Vector64.CreateScalar(p[2])),
    };

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void StorePart(Vector256<float> value, float* p, int lanes)
    {
        Vector128<float> half = value.GetLower();
        if (lanes >= 4)
        {
            half.Store(p);
            half = value.GetUpper();
            p += 4;
            lanes -= 4;
        }

        if (lanes >= 2)
        {
            half.GetLower().Store(p);
            if (lanes == 3) p[2] = half[2];
        }
        else if (lanes == 1)
        {
            *p = half.ToScalar();
        }
    }
}
