using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Difference: <c>a − b</c>.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("Sub", Onnx = "Sub", Since = 14), Example]
    public readonly record struct Sub : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => a - b;

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(1);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(-1);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Sub</c>.</summary>
    public static class SubApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Sub"/>
            public Tensor Sub(Tensor b) => x.Map(new Sub(), b);

            /// <inheritdoc cref="Whetstone.Ops.Sub"/>
            public Tensor Sub(double b) => x.Map(new Sub(), b);

            /// <inheritdoc cref="Whetstone.Ops.Sub"/>
            public static Tensor operator -(Tensor a, Tensor b) => a.Map(new Sub(), b);

            /// <inheritdoc cref="Whetstone.Ops.Sub"/>
            public static Tensor operator -(Tensor a, double b) => a.Map(new Sub(), b);

            /// <inheritdoc cref="Whetstone.Ops.Sub"/>
            public static Tensor operator -(double a, Tensor b) => b.Constant(a).Map(new Sub(), b);
        }
    }
}
