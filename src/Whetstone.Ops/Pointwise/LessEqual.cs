using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether a is not above b.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("LessEqual", Onnx = "LessOrEqual", Since = 16), Example]
    public readonly record struct LessEqual : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.IfLess(a, b, T.Of(1), T.IfEqual(a, b, T.Of(1), T.Of(0)));

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>LessEqual</c>.</summary>
    public static class LessEqualApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.LessEqual"/>
            public Tensor LessEqual(Tensor b) => x.Map(new LessEqual(), b);

            /// <inheritdoc cref="Whetstone.Ops.LessEqual"/>
            public Tensor LessEqual(double b) => x.Map(new LessEqual(), b);
        }
    }
}
