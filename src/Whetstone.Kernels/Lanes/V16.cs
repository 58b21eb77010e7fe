using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>16 floats in one 512-bit vector.</summary>
public readonly unsafe struct V16(Vector512<float> value) : IVector<V16>
{
    private readonly Vector512<float> v = value;

    /// <inheritdoc/>
    public static int Width => 16;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Load(float* from) => new(Vector512.Load(from));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Splat(float value) => new(Vector512.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(V16 value, float* to) => value.v.Store(to);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 PowerOfTwo(V16 exponent) => new(((Vector512.ConvertToInt32(exponent.v) + Vector512.Create(127)) << 23).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Of(double constant) => new(Vector512.Create((float)constant));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 operator +(V16 a, V16 b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 operator -(V16 a, V16 b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 operator *(V16 a, V16 b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 operator /(V16 a, V16 b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 operator -(V16 x) => new(-x.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Max(V16 a, V16 b) => new(Vector512.Max(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Min(V16 a, V16 b) => new(Vector512.Min(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Abs(V16 x) => new(Vector512.Abs(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Sqrt(V16 x) => new(Vector512.Sqrt(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Exp(V16 x) => Approximation.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Expm1(V16 x) => Approximation.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Log(V16 x) => new(Vector512.Log(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Log1p(V16 x) => Approximation.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Sin(V16 x) => new(Vector512.Sin(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Cos(V16 x) => new(Vector512.Cos(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Tanh(V16 x) => Approximation.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Erf(V16 x) => Approximation.Erf(x);

    /// <inheritdoc/>
    public static V16 Pow(V16 a, V16 b) => OneByOne.Run<V16, OneByOne.PowStep>(a, b);

    /// <inheritdoc/>
    public static V16 LogGamma(V16 x) => OneByOne.Run<V16, OneByOne.LogGammaStep>(x, x);

    /// <inheritdoc/>
    public static V16 Digamma(V16 x) => OneByOne.Run<V16, OneByOne.DigammaStep>(x, x);

    /// <inheritdoc/>
    public static V16 Trigamma(V16 x) => OneByOne.Run<V16, OneByOne.TrigammaStep>(x, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Floor(V16 x) => new(Vector512.Floor(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 Round(V16 x) => new(Vector512.Round(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 IfLess(V16 a, V16 b, V16 then, V16 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.LessThan(a.v, b.v), then.v, otherwise.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V16 IfEqual(V16 a, V16 b, V16 then, V16 otherwise) =>
        new(Vector512.ConditionalSelect(Vector512.Equals(a.v, b.v), then.v, otherwise.v));
}
