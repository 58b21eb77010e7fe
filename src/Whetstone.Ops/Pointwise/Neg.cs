using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Negation: <c>−x</c>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Neg", Onnx = "Neg", Since = 13), Example]
    public readonly record struct Neg : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => -x;

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(-1);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Neg</c>.</summary>
    public static class NegApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Neg"/>
            public Tensor Neg() => x.Map(new Neg());

            /// <inheritdoc cref="Whetstone.Ops.Neg"/>
            public static Tensor operator -(Tensor a) => a.Map(new Neg());
        }
    }
}
