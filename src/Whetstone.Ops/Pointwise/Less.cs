using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether a is below b.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("Less", Onnx = "Less", Since = 13), Example]
    public readonly record struct Less : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.IfLess(a, b, T.Of(1), T.Of(0));

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Less</c>.</summary>
    public static class LessApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Less"/>
            public Tensor Less(Tensor b) => x.Map(new Less(), b);

            /// <inheritdoc cref="Whetstone.Ops.Less"/>
            public Tensor Less(double b) => x.Map(new Less(), b);
        }
    }
}
