using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Reciprocal square root: <c>1 / √x</c>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Rsqrt"), Example(From = 0.1, To = 6)]
    public readonly record struct Rsqrt : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Output;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Of(1) / T.Sqrt(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(-0.5) * y * y * y;
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Rsqrt</c>.</summary>
    public static class RsqrtApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Rsqrt"/>
            public Tensor Rsqrt() => x.Map(new Rsqrt());
        }
    }
}
