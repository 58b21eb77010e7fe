using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Hyperbolic tangent.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Tanh", Onnx = "Tanh", Since = 13), Example]
    public readonly record struct Tanh : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Output;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Tanh(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1) - y * y;
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Tanh</c>.</summary>
    public static class TanhApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Tanh"/>
            public Tensor Tanh() => x.Map(new Tanh());
        }
    }
}
