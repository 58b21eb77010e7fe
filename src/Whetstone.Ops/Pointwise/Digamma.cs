using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>ψ(x), the derivative of <see cref="LogGamma"/>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Digamma"), Example(From = 0.3, To = 8)]
    public readonly record struct Digamma : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Digamma(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Trigamma(x);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Digamma</c>.</summary>
    public static class DigammaApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Digamma"/>
            public Tensor Digamma() => x.Map(new Digamma());
        }
    }
}
