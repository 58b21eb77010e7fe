using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>The smaller; NaN if either is NaN.</summary>
    /// <remarks>Shapes broadcast. Slope: 1 for the smaller, ½ for each of two equals.</remarks>
    [Op("Minimum", Onnx = "Min", Since = 13), Example]
    public readonly record struct Minimum : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.Min(a, b);

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.IfEqual(a, b, T.Of(0.5), T.IfLess(a, b, T.Of(1), T.Of(0)));

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.IfEqual(a, b, T.Of(0.5), T.IfLess(b, a, T.Of(1), T.Of(0)));
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Minimum</c>.</summary>
    public static class MinimumApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Minimum"/>
            public Tensor Minimum(Tensor b) => x.Map(new Minimum(), b);

            /// <inheritdoc cref="Whetstone.Ops.Minimum"/>
            public Tensor Minimum(double b) => x.Map(new Minimum(), b);
        }
    }
}
