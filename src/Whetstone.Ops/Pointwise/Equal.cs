using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether two elements are equal.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("Equal", Onnx = "Equal", Since = 13), Example]
    public readonly record struct Equal : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.IfEqual(a, b, T.Of(1), T.Of(0));

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Equal</c>.</summary>
    public static class EqualApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Equal"/>
            public Tensor Equal(Tensor b) => x.Map(new Equal(), b);

            /// <inheritdoc cref="Whetstone.Ops.Equal"/>
            public Tensor Equal(double b) => x.Map(new Equal(), b);
        }
    }
}
