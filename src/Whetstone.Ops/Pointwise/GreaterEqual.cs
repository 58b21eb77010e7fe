using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether a is not below b.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("GreaterEqual", Onnx = "GreaterOrEqual", Since = 16), Example]
    public readonly record struct GreaterEqual : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.IfLess(b, a, T.Of(1), T.IfEqual(a, b, T.Of(1), T.Of(0)));

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>GreaterEqual</c>.</summary>
    public static class GreaterEqualApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.GreaterEqual"/>
            public Tensor GreaterEqual(Tensor b) => x.Map(new GreaterEqual(), b);

            /// <inheritdoc cref="Whetstone.Ops.GreaterEqual"/>
            public Tensor GreaterEqual(double b) => x.Map(new GreaterEqual(), b);
        }
    }
}
