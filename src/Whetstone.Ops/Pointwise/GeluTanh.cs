using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>The tanh approximation of <see cref="Gelu"/>, as in GPT-2.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("GeluTanh"), Example]
    public readonly record struct GeluTanh : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => x * Gate(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T>
        {
            T s = Gate(x);
            return s + T.Of(2 * Root) * x * s * (T.Of(1) - s) * (T.Of(1) + T.Of(3 * Cubic) * x * x);
        }

        private const double Root = 0.79788456080286536, Cubic = 0.044715;

        // ½(1 + tanh z) written as 1/(1 + exp(−2z)): the sum would lose all digits where tanh is near −1.
        private static T Gate<T>(T x) where T : struct, ILane<T> => T.Of(1) / (T.Of(1) + T.Exp(T.Of(-2 * Root) * (x + T.Of(Cubic) * x * x * x)));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>GeluTanh</c>.</summary>
    public static class GeluTanhApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.GeluTanh"/>
            public Tensor GeluTanh() => x.Map(new GeluTanh());
        }
    }
}
