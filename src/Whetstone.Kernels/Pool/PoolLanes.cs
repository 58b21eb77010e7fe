using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Whetstone.Kernels;

/// <summary>16 channels.</summary>
internal readonly unsafe struct PoolLanes512 : IPoolLanes<Vector512<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* p) => Vector512.Load(p);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* p, Vector512<float> v) => Vector512.Store(v, p);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Of(float value) => Vector512.Create(value);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Add(Vector512<float> a, Vector512<float> b) => a + b;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Times(Vector512<float> a, Vector512<float> b) => a * b;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Max(Vector512<float> a, Vector512<float> b) => Vector512.Max(a, b);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Larger(Vector512<float> a, Vector512<float> b) => Vector512.MaxNative(a, b);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> LoadBytes(byte* p) => Vector512.ConvertToSingle(Widen(p));
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(byte* p, Vector512<float> v) => Narrow(Vector512.ConvertToInt32Native(v).AsUInt32(), p);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> IfEqual(Vector512<float> a, Vector512<float> b, Vector512<float> then, Vector512<float> otherwise) => Vector512.ConditionalSelect(Vector512.Equals(a, b), then, otherwise);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> IfLess(Vector512<float> x, Vector512<float> y, Vector512<float> then, Vector512<float> otherwise) => Vector512.ConditionalSelect(Vector512.LessThan(x, y), then, otherwise);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> IfNaN(Vector512<float> x, Vector512<float> then, Vector512<float> otherwise) => Vector512.ConditionalSelect(Vector512.Equals(x, x), otherwise, then);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreNumbers(Vector512<float> y) => Vector512.EqualsAll(y, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<int> Widen(byte* p)
    {
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512Int32(Vector128.Load(p));

        Vector256<ushort> wide = Vector256.WidenLower(Vector128.Load(p).ToVector256Unsafe());
        return Vector512.WidenLower(wide.ToVector512Unsafe()).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(Vector512<uint> v, byte* p)
    {
        if (Avx512F.IsSupported)
        {
            Vector128.Store(Avx512F.ConvertToVector128Byte(v), p);
            return;
        }

        Vector256<ushort> half = Vector256.Narrow(v.GetLower(), v.GetUpper());
        Vector128.Store(Vector128.Narrow(half.GetLower(), half.GetUpper()), p);
    }
}

/// <summary>8 channels.</summary>
internal readonly unsafe struct PoolLanes256 : IPoolLanes<Vector256<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Load(float* p) => Vector256.Load(p);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* p, Vector256<float> v) => Vector256.Store(v, p);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Of(float value) => Vector256.Create(value);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Add(Vector256<float> a, Vector256<float> b) => a + b;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Times(Vector256<float> a, Vector256<float> b) => a * b;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Max(Vector256<float> a, Vector256<float> b) => Vector256.Max(a, b);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Larger(Vector256<float> a, Vector256<float> b) => Vector256.MaxNative(a, b);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> LoadBytes(byte* p) => Vector256.ConvertToSingle(Widen(p));
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(byte* p, Vector256<float> v) => Narrow(Vector256.ConvertToInt32Native(v).AsUInt32(), p);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> IfEqual(Vector256<float> a, Vector256<float> b, Vector256<float> then, Vector256<float> otherwise) => Vector256.ConditionalSelect(Vector256.Equals(a, b), then, otherwise);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> IfLess(Vector256<float> x, Vector256<float> y, Vector256<float> then, Vector256<float> otherwise) => Vector256.ConditionalSelect(Vector256.LessThan(x, y), then, otherwise);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> IfNaN(Vector256<float> x, Vector256<float> then, Vector256<float> otherwise) => Vector256.ConditionalSelect(Vector256.Equals(x, x), otherwise, then);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreNumbers(Vector256<float> y) => Vector256.EqualsAll(y, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> Widen(byte* p)
    {
        Vector128<ushort> wide = Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<ulong>(p)).AsByte());
        return Vector256.WidenLower(wide.ToVector256Unsafe()).AsInt32();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(Vector256<uint> v, byte* p)
    {
        Vector128<ushort> half = Vector128.Narrow(v.GetLower(), v.GetUpper());
        Unsafe.WriteUnaligned(p, Vector128.Narrow(half, half).AsUInt64().ToScalar());
    }
}

/// <summary>4 channels.</summary>
internal readonly unsafe struct PoolLanes128 : IPoolLanes<Vector128<float>>
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Load(float* p) => Vector128.Load(p);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(float* p, Vector128<float> v) => Vector128.Store(v, p);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Of(float value) => Vector128.Create(value);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Add(Vector128<float> a, Vector128<float> b) => a + b;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Times(Vector128<float> a, Vector128<float> b) => a * b;
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Max(Vector128<float> a, Vector128<float> b) => Vector128.Max(a, b);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Larger(Vector128<float> a, Vector128<float> b) => Vector128.MaxNative(a, b);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> LoadBytes(byte* p) => Vector128.ConvertToSingle(Widen(p));
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void StoreBytes(byte* p, Vector128<float> v) => Narrow(Vector128.ConvertToInt32Native(v).AsUInt32(), p);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> IfEqual(Vector128<float> a, Vector128<float> b, Vector128<float> then, Vector128<float> otherwise) => Vector128.ConditionalSelect(Vector128.Equals(a, b), then, otherwise);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> IfLess(Vector128<float> x, Vector128<float> y, Vector128<float> then, Vector128<float> otherwise) => Vector128.ConditionalSelect(Vector128.LessThan(x, y), then, otherwise);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> IfNaN(Vector128<float> x, Vector128<float> then, Vector128<float> otherwise) => Vector128.ConditionalSelect(Vector128.Equals(x, x), otherwise, then);
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreNumbers(Vector128<float> y) => Vector128.EqualsAll(y, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<int> Widen(byte* p) =>
        Vector128.WidenLower(Vector128.WidenLower(Vector128.CreateScalarUnsafe(Unsafe.ReadUnaligned<uint>(p)).AsByte())).AsInt32();

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Narrow(Vector128<uint> v, byte* p)
    {
        Vector128<ushort> half = Vector128.Narrow(v, v);
        Unsafe.WriteUnaligned(p, Vector128.Narrow(half, half).AsUInt32().ToScalar());
    }
}

/// <summary>One channel.</summary>
internal readonly unsafe struct PoolLanes32 : IPoolLanes<float>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Load(float* p) => *p;
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Store(float* p, float v) => *p = v;
    public static float Of(float value) => value;
    public static float Add(float a, float b) => a + b;
    public static float Times(float a, float b) => a * b;
    public static float Max(float a, float b) => MathF.Max(a, b);
    public static float Larger(float a, float b) => a > b ? a : b;
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float LoadBytes(byte* p) => *p;
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void StoreBytes(byte* p, float v) => *p = (byte)v;
    public static float IfEqual(float a, float b, float then, float otherwise) => a == b ? then : otherwise;
    public static float IfLess(float x, float y, float then, float otherwise) => x < y ? then : otherwise;
    public static float IfNaN(float x, float then, float otherwise) => float.IsNaN(x) ? then : otherwise;
    public static bool AreNumbers(float y) => !float.IsNaN(y);
}
