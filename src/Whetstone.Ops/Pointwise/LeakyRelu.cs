using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Leaky ReLU: <c>x</c> above 0, <c>αx</c> below (Maas et al., 2013).</summary>
    /// <remarks>Shape: any → same. Slope at 0: α.</remarks>
    /// <param name="Alpha">Slope below 0.</param>
    [Op("LeakyRelu", Onnx = "LeakyRelu", Since = 16), Example(0.01f), Example(0.3f)]
    public readonly record struct LeakyRelu(float Alpha) : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.IfLess(T.Of(0), x, x, T.Of(Alpha) * x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.IfLess(T.Of(0), x, T.Of(1), T.Of(Alpha));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>LeakyRelu</c>.</summary>
    public static class LeakyReluApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.LeakyRelu"/>
            public Tensor LeakyRelu(float alpha = 0.01f) => x.Map(new LeakyRelu(alpha));
        }
    }
}
