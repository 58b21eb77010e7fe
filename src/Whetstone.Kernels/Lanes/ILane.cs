using System.Numerics;

namespace Whetstone.Kernels;

/// <summary>What a formula may use. A type that implements it gives the formula a meaning.</summary>
/// <remarks>
/// The same formula, written once over a lane, is a vector kernel (<see cref="V16"/>, <see cref="V8"/>, <see cref="V4"/>),
/// a double-precision reference (<see cref="F64"/>), a graph of tensor ops, or an exact derivative, by choice of the lane.
/// </remarks>
public interface ILane<T> : IAdditionOperators<T, T, T>, ISubtractionOperators<T, T, T>, IMultiplyOperators<T, T, T>,
                            IDivisionOperators<T, T, T>, IUnaryNegationOperators<T, T>
    where T : struct, ILane<T>
{
    /// <summary>The same constant in every lane.</summary>
    static abstract T Of(double constant);

    /// <summary>The larger; NaN if either is NaN.</summary>
    static abstract T Max(T a, T b);

    /// <summary>The smaller; NaN if either is NaN.</summary>
    static abstract T Min(T a, T b);

    /// <summary>Magnitude.</summary>
    static abstract T Abs(T x);

    /// <summary>Square root; NaN below zero.</summary>
    static abstract T Sqrt(T x);

    /// <summary>e to the power of x.</summary>
    static abstract T Exp(T x);

    /// <summary><c>exp(x) − 1</c>, accurate near zero.</summary>
    static abstract T Expm1(T x);

    /// <summary>Natural logarithm.</summary>
    static abstract T Log(T x);

    /// <summary><c>log(1 + x)</c>, accurate near zero.</summary>
    static abstract T Log1p(T x);

    /// <summary>Sine; x in radians.</summary>
    static abstract T Sin(T x);

    /// <summary>Cosine; x in radians.</summary>
    static abstract T Cos(T x);

    /// <summary>Hyperbolic tangent.</summary>
    static abstract T Tanh(T x);

    /// <summary>Error function, <c>2/√π ∫₀ˣ exp(−t²) dt</c>.</summary>
    static abstract T Erf(T x);

    /// <summary>a to the power of b.</summary>
    static abstract T Pow(T a, T b);

    /// <summary>Logarithm of the magnitude of the gamma function.</summary>
    static abstract T LogGamma(T x);

    /// <summary>Derivative of <see cref="LogGamma"/>.</summary>
    static abstract T Digamma(T x);

    /// <summary>Derivative of <see cref="Digamma"/>.</summary>
    static abstract T Trigamma(T x);

    /// <summary>The largest whole number not above x.</summary>
    static abstract T Floor(T x);

    /// <summary>The nearest whole number; halves go to the even one.</summary>
    static abstract T Round(T x);

    /// <summary><c>a &lt; b ? then : otherwise</c> per lane; a NaN compares false.</summary>
    static abstract T IfLess(T a, T b, T then, T otherwise);

    /// <summary><c>a == b ? then : otherwise</c> per lane; a NaN compares false.</summary>
    static abstract T IfEqual(T a, T b, T then, T otherwise);
}
