using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Smooth ReLU: <c>log(1 + eˣ)</c>, without overflow.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Softplus", Onnx = "Softplus", Since = 1), Example]
    public readonly record struct Softplus : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Max(x, T.Of(0)) + T.Log1p(T.Exp(-T.Abs(x)));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1) / (T.Of(1) + T.Exp(-x));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Softplus</c>.</summary>
    public static class SoftplusApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Softplus"/>
            public Tensor Softplus() => x.Map(new Softplus());
        }
    }
}
