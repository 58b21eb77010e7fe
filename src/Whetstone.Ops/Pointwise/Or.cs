using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether either element is other than 0.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("Or", Onnx = "Or", Since = 7), Example]
    public readonly record struct Or : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.Max(T.IfEqual(a, T.Of(0), T.Of(0), T.Of(1)), T.IfEqual(b, T.Of(0), T.Of(0), T.Of(1)));

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Or</c>.</summary>
    public static class OrApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Or"/>
            public Tensor LogicalOr(Tensor b) => x.Map(new Or(), b);

            /// <inheritdoc cref="Whetstone.Ops.Or"/>
            public Tensor LogicalOr(double b) => x.Map(new Or(), b);
        }
    }
}
