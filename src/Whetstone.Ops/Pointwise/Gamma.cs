using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Gamma function Γ(x); +∞ at ±0, NaN at the negative whole numbers.</summary>
    /// <remarks>Shape: any → same. Below ½ by reflection: <c>Γ(x) = π / (sin(πx) · Γ(1 − x))</c>.</remarks>
    [Op("Gamma"), Example(From = 0.3, To = 6), Example(From = -0.9, To = -0.1)]
    public readonly record struct Gamma : IPointwise
    {
        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.IfLess(x, T.Of(0.5), Reflected(x), T.Exp(T.LogGamma(x)));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => y * T.Digamma(x);

        // sin(πx) from the distance r to the nearest whole number n, which is exact: π times x itself would round away the poles.
        private static T Reflected<T>(T x) where T : struct, ILane<T>
        {
            T n = T.Round(x), r = x - n, odd = n - T.Of(2) * T.Floor(n * T.Of(0.5));
            T sine = T.Sin(T.Of(Math.PI) * r) * (T.Of(1) - T.Of(2) * odd);
            T value = T.Of(Math.PI) / (sine * T.Exp(T.LogGamma(T.Of(1) - x)));
            return T.IfLess(x, T.Of(0), T.IfEqual(r, T.Of(0), T.Of(double.NaN), value), value);
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Gamma</c>.</summary>
    public static class GammaApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Gamma"/>
            public Tensor Gamma() => x.Map(new Gamma());
        }
    }
}
