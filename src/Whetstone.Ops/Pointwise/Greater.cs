using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether a is above b.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("Greater", Onnx = "Greater", Since = 13), Example]
    public readonly record struct Greater : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.IfLess(b, a, T.Of(1), T.Of(0));

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Greater</c>.</summary>
    public static class GreaterApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Greater"/>
            public Tensor Greater(Tensor b) => x.Map(new Greater(), b);

            /// <inheritdoc cref="Whetstone.Ops.Greater"/>
            public Tensor Greater(double b) => x.Map(new Greater(), b);
        }
    }
}
