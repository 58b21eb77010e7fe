using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Reciprocal: <c>1 / x</c>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Reciprocal", Onnx = "Reciprocal", Since = 13), Example(From = 0.2, To = 5)]
    public readonly record struct Reciprocal : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Output;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Of(1) / x;

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => -(y * y);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Reciprocal</c>.</summary>
    public static class ReciprocalApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Reciprocal"/>
            public Tensor Reciprocal() => x.Map(new Reciprocal());
        }
    }
}
