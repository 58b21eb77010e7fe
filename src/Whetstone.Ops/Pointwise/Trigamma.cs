using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>ψ′(x), the derivative of <see cref="Digamma"/>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Trigamma"), Example(From = 0.3, To = 8)]
    public readonly record struct Trigamma : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Trigamma(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => Tetragamma(x);

        // The recurrence ψ″(x) = ψ″(x + 1) − 2/x³ up to where the asymptotic series holds.
        private static T Tetragamma<T>(T x) where T : struct, ILane<T>
        {
            T sum = T.Of(0);
            for (int i = 0; i < 10; i++)
            {
                sum = sum - T.Of(2) / (x * x * x);
                x = x + T.Of(1);
            }
            T r = T.Of(1) / (x * x);
            T series = r * r * (T.Of(0.5) - r * (T.Of(1.0 / 6) - r * (T.Of(1.0 / 6) - r * T.Of(0.3))));
            return sum - r - r / x - series;
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Trigamma</c>.</summary>
    public static class TrigammaApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Trigamma"/>
            public Tensor Trigamma() => x.Map(new Trigamma());
        }
    }
}
