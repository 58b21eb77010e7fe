using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether exactly one element is other than 0.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("Xor", Onnx = "Xor", Since = 7), Example]
    public readonly record struct Xor : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.Abs(T.IfEqual(a, T.Of(0), T.Of(0), T.Of(1)) - T.IfEqual(b, T.Of(0), T.Of(0), T.Of(1)));

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Xor</c>.</summary>
    public static class XorApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Xor"/>
            public Tensor LogicalXor(Tensor b) => x.Map(new Xor(), b);

            /// <inheritdoc cref="Whetstone.Ops.Xor"/>
            public Tensor LogicalXor(double b) => x.Map(new Xor(), b);
        }
    }
}
