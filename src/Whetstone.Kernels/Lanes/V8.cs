using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>8 floats in one 256-bit vector.</summary>
public readonly unsafe struct V8(Vector256<float> value) : IVector<V8>
{
    private readonly Vector256<float> v = value;

    /// <summary>The vector itself.</summary>
    internal Vector256<float> Vector => v;

    /// <inheritdoc/>
    public static int Width => 8;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Load(float* from) => new(Vector256.Load(from));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Splat(float value) => new(Vector256.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(V8 value, float* to) => value.v.Store(to);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 PowerOfTwo(V8 exponent) => new(((Vector256.ConvertToInt32(exponent.v) + Vector256.Create(127)) << 23).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Of(double constant) => new(Vector256.Create((float)constant));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 operator +(V8 a, V8 b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 operator -(V8 a, V8 b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 operator *(V8 a, V8 b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 operator /(V8 a, V8 b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 operator -(V8 x) => new(-x.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Max(V8 a, V8 b) => new(Vector256.Max(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Min(V8 a, V8 b) => new(Vector256.Min(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Abs(V8 x) => new(Vector256.Abs(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Sqrt(V8 x) => new(Vector256.Sqrt(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Exp(V8 x) => Approximation.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Expm1(V8 x) => Approximation.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Log(V8 x) => new(Vector256.Log(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Log1p(V8 x) => Approximation.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Sin(V8 x) => new(Vector256.Sin(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Cos(V8 x) => new(Vector256.Cos(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Tanh(V8 x) => Approximation.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Erf(V8 x) => Approximation.Erf(x);

    /// <inheritdoc/>
    public static V8 Pow(V8 a, V8 b) => OneByOne.Run<V8, OneByOne.PowStep>(a, b);

    /// <inheritdoc/>
    public static V8 LogGamma(V8 x) => OneByOne.Run<V8, OneByOne.LogGammaStep>(x, x);

    /// <inheritdoc/>
    public static V8 Digamma(V8 x) => OneByOne.Run<V8, OneByOne.DigammaStep>(x, x);

    /// <inheritdoc/>
    public static V8 Trigamma(V8 x) => OneByOne.Run<V8, OneByOne.TrigammaStep>(x, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Floor(V8 x) => new(Vector256.Floor(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 Round(V8 x) => new(Vector256.Round(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 IfLess(V8 a, V8 b, V8 then, V8 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.LessThan(a.v, b.v), then.v, otherwise.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V8 IfEqual(V8 a, V8 b, V8 then, V8 otherwise) =>
        new(Vector256.ConditionalSelect(Vector256.Equals(a.v, b.v), then.v, otherwise.v));
}
