using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Logistic sigmoid: <c>1 / (1 + e⁻ˣ)</c>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Sigmoid", Onnx = "Sigmoid", Since = 13), Example]
    public readonly record struct Sigmoid : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Output;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Of(1) / (T.Of(1) + T.Exp(-x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => y * (T.Of(1) - y);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Sigmoid</c>.</summary>
    public static class SigmoidApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Sigmoid"/>
            public Tensor Sigmoid() => x.Map(new Sigmoid());
        }
    }
}
