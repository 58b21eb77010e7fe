using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether both elements are other than 0.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("And", Onnx = "And", Since = 7), Example]
    public readonly record struct And : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.IfEqual(a, T.Of(0), T.Of(0), T.Of(1)) * T.IfEqual(b, T.Of(0), T.Of(0), T.Of(1));

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>And</c>.</summary>
    public static class AndApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.And"/>
            public Tensor LogicalAnd(Tensor b) => x.Map(new And(), b);

            /// <inheritdoc cref="Whetstone.Ops.And"/>
            public Tensor LogicalAnd(double b) => x.Map(new And(), b);
        }
    }
}
