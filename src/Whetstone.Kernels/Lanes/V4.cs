using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Whetstone.Kernels;

/// <summary>4 floats in one 128-bit vector.</summary>
public readonly unsafe struct V4(Vector128<float> value) : IVector<V4>
{
    private readonly Vector128<float> v = value;

    /// <inheritdoc/>
    public static int Width => 4;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Load(float* from) => new(Vector128.Load(from));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Splat(float value) => new(Vector128.Create(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(V4 value, float* to) => value.v.Store(to);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 PowerOfTwo(V4 exponent) => new(((Vector128.ConvertToInt32(exponent.v) + Vector128.Create(127)) << 23).AsSingle());

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Of(double constant) => new(Vector128.Create((float)constant));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 operator +(V4 a, V4 b) => new(a.v + b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 operator -(V4 a, V4 b) => new(a.v - b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 operator *(V4 a, V4 b) => new(a.v * b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 operator /(V4 a, V4 b) => new(a.v / b.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 operator -(V4 x) => new(-x.v);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Max(V4 a, V4 b) => new(Vector128.Max(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Min(V4 a, V4 b) => new(Vector128.Min(a.v, b.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Abs(V4 x) => new(Vector128.Abs(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Sqrt(V4 x) => new(Vector128.Sqrt(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Exp(V4 x) => Approximation.Exp(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Expm1(V4 x) => Approximation.Expm1(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Log(V4 x) => new(Vector128.Log(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Log1p(V4 x) => Approximation.Log1p(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Sin(V4 x) => new(Vector128.Sin(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Cos(V4 x) => new(Vector128.Cos(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Tanh(V4 x) => Approximation.Tanh(x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Erf(V4 x) => Approximation.Erf(x);

    /// <inheritdoc/>
    public static V4 Pow(V4 a, V4 b) => OneByOne.Run<V4, OneByOne.PowStep>(a, b);

    /// <inheritdoc/>
    public static V4 LogGamma(V4 x) => OneByOne.Run<V4, OneByOne.LogGammaStep>(x, x);

    /// <inheritdoc/>
    public static V4 Digamma(V4 x) => OneByOne.Run<V4, OneByOne.DigammaStep>(x, x);

    /// <inheritdoc/>
    public static V4 Trigamma(V4 x) => OneByOne.Run<V4, OneByOne.TrigammaStep>(x, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Floor(V4 x) => new(Vector128.Floor(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 Round(V4 x) => new(Vector128.Round(x.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 IfLess(V4 a, V4 b, V4 then, V4 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.LessThan(a.v, b.v), then.v, otherwise.v));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V4 IfEqual(V4 a, V4 b, V4 then, V4 otherwise) =>
        new(Vector128.ConditionalSelect(Vector128.Equals(a.v, b.v), then.v, otherwise.v));
}
