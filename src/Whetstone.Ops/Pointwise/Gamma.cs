using Whetstone.Kernels;

namespace Whetstone;

/// <summary>Gamma function Γ(x); poles give ±∞ or NaN.</summary>
/// <remarks>Shape: any → same. Below ½ by reflection: <c>Γ(x) = π / (sin(πx) · Γ(1 − x))</c>.</remarks>
[Op("Gamma"), Example(From = 0.3, To = 6), Example(From = -0.9, To = -0.1)]
public readonly record struct Gamma : IPointwise
{
    /// <inheritdoc/>
    public T Value<T>(T x) where T : struct, ILane<T> => T.IfLess(x, T.Of(0.5), T.Of(Math.PI) / (T.Sin(T.Of(Math.PI) * x) * T.Exp(T.LogGamma(T.Of(1) - x))), T.Exp(T.LogGamma(x)));

    /// <inheritdoc/>
    public T Slope<T>(T x, T y) where T : struct, ILane<T> => y * T.Digamma(x);
}

/// <summary>The method of <c>Gamma</c>.</summary>
public static class GammaApi
{
    extension(Tensor x)
    {
        /// <inheritdoc cref="Whetstone.Gamma"/>
        public Tensor Gamma() => x.Map(new Gamma());
    }
}
