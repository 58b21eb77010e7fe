using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>The larger; NaN if either is NaN.</summary>
    /// <remarks>Shapes broadcast. Slope: 1 for the larger, ½ for each of two equals.</remarks>
    [Op("Maximum", Onnx = "Max", Since = 13), Example]
    public readonly record struct Maximum : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.Max(a, b);

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.IfEqual(a, b, T.Of(0.5), T.IfLess(b, a, T.Of(1), T.Of(0)));

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.IfEqual(a, b, T.Of(0.5), T.IfLess(a, b, T.Of(1), T.Of(0)));
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Maximum</c>.</summary>
    public static class MaximumApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Maximum"/>
            public Tensor Maximum(Tensor b) => x.Map(new Maximum(), b);

            /// <inheritdoc cref="Whetstone.Ops.Maximum"/>
            public Tensor Maximum(double b) => x.Map(new Maximum(), b);
        }
    }
}
