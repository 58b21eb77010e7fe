using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>16 channels.</summary>
internal readonly unsafe struct PoolLanes512 : IPoolLanes<Vector512<float>>
{
    public static Vector512<float> Open => Vector512<float>.AllBitsSet;
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
    public static Vector512<float> TakeFrom(ref Vector512<float> left, Vector512<float> x, Vector512<float> y)
    {
        Vector512<float> hit = Vector512.Equals(x, y) | ~Vector512.Equals(x, x), taken = Vector512.ConditionalSelect(hit, left, Vector512<float>.Zero);
        left = Vector512.ConditionalSelect(hit, Vector512<float>.Zero, left);
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> TakeFromNumber(ref Vector512<float> left, Vector512<float> x, Vector512<float> y)
    {
        Vector512<float> miss = Vector512.LessThan(x, y), taken = Vector512.ConditionalSelect(miss, Vector512<float>.Zero, left);
        left = Vector512.ConditionalSelect(miss, left, Vector512<float>.Zero);
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreNumbers(Vector512<float> y) => Vector512.EqualsAll(y, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Take(ref Vector512<float> open, Vector512<float> x, Vector512<float> y, Vector512<float> v)
    {
        Vector512<float> hit = (Vector512.Equals(x, y) | ~Vector512.Equals(x, x)) & open;
        open &= ~hit;
        return v & hit;
    }
}

/// <summary>8 channels.</summary>
internal readonly unsafe struct PoolLanes256 : IPoolLanes<Vector256<float>>
{
    public static Vector256<float> Open => Vector256<float>.AllBitsSet;
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
    public static Vector256<float> TakeFrom(ref Vector256<float> left, Vector256<float> x, Vector256<float> y)
    {
        Vector256<float> hit = Vector256.Equals(x, y) | ~Vector256.Equals(x, x), taken = Vector256.ConditionalSelect(hit, left, Vector256<float>.Zero);
        left = Vector256.ConditionalSelect(hit, Vector256<float>.Zero, left);
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> TakeFromNumber(ref Vector256<float> left, Vector256<float> x, Vector256<float> y)
    {
        Vector256<float> miss = Vector256.LessThan(x, y), taken = Vector256.ConditionalSelect(miss, Vector256<float>.Zero, left);
        left = Vector256.ConditionalSelect(miss, left, Vector256<float>.Zero);
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreNumbers(Vector256<float> y) => Vector256.EqualsAll(y, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<float> Take(ref Vector256<float> open, Vector256<float> x, Vector256<float> y, Vector256<float> v)
    {
        Vector256<float> hit = (Vector256.Equals(x, y) | ~Vector256.Equals(x, x)) & open;
        open &= ~hit;
        return v & hit;
    }
}

/// <summary>4 channels.</summary>
internal readonly unsafe struct PoolLanes128 : IPoolLanes<Vector128<float>>
{
    public static Vector128<float> Open => Vector128<float>.AllBitsSet;
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
    public static Vector128<float> TakeFrom(ref Vector128<float> left, Vector128<float> x, Vector128<float> y)
    {
        Vector128<float> hit = Vector128.Equals(x, y) | ~Vector128.Equals(x, x), taken = Vector128.ConditionalSelect(hit, left, Vector128<float>.Zero);
        left = Vector128.ConditionalSelect(hit, Vector128<float>.Zero, left);
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> TakeFromNumber(ref Vector128<float> left, Vector128<float> x, Vector128<float> y)
    {
        Vector128<float> miss = Vector128.LessThan(x, y), taken = Vector128.ConditionalSelect(miss, Vector128<float>.Zero, left);
        left = Vector128.ConditionalSelect(miss, left, Vector128<float>.Zero);
        return taken;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool AreNumbers(Vector128<float> y) => Vector128.EqualsAll(y, y);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector128<float> Take(ref Vector128<float> open, Vector128<float> x, Vector128<float> y, Vector128<float> v)
    {
        Vector128<float> hit = (Vector128.Equals(x, y) | ~Vector128.Equals(x, x)) & open;
        open &= ~hit;
        return v & hit;
    }
}

/// <summary>One channel.</summary>
internal readonly unsafe struct PoolLanes32 : IPoolLanes<float>
{
    public static float Open => BitConverter.Int32BitsToSingle(-1);
    public static float Load(float* p) => *p;
    public static void Store(float* p, float v) => *p = v;
    public static float Of(float value) => value;
    public static float Add(float a, float b) => a + b;
    public static float Times(float a, float b) => a * b;
    public static float Max(float a, float b) => MathF.Max(a, b);
    public static float TakeFrom(ref float left, float x, float y)
    {
        if (!(x == y || float.IsNaN(x))) return 0;
        float taken = left;
        left = 0;
        return taken;
    }

    public static float TakeFromNumber(ref float left, float x, float y) => TakeFrom(ref left, x, y);
    public static bool AreNumbers(float y) => !float.IsNaN(y);

    public static float Take(ref float open, float x, float y, float v)
    {
        if (BitConverter.SingleToInt32Bits(open) == 0 || !(x == y || float.IsNaN(x))) return 0;
        open = 0;
        return v;
    }
}
