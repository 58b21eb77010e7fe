using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Exponential: <c>eˣ</c>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Exp", Onnx = "Exp", Since = 13), Example]
    public readonly record struct Exp : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Output;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Exp(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => y;
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Exp</c>.</summary>
    public static class ExpApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Exp"/>
            public Tensor Exp() => x.Map(new Exp());
        }
    }
}
