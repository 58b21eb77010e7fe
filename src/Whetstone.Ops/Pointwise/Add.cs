using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Sum: <c>a + b</c>.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("Add", Onnx = "Add", Since = 14), Example]
    public readonly record struct Add : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => a + b;

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(1);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(1);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Add</c>.</summary>
    public static class AddApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Add"/>
            public Tensor Add(Tensor b) => x.Map(new Add(), b);

            /// <inheritdoc cref="Whetstone.Ops.Add"/>
            public Tensor Add(double b) => x.Map(new Add(), b);

            /// <inheritdoc cref="Whetstone.Ops.Add"/>
            public static Tensor operator +(Tensor a, Tensor b) => a.Map(new Add(), b);

            /// <inheritdoc cref="Whetstone.Ops.Add"/>
            public static Tensor operator +(Tensor a, double b) => a.Map(new Add(), b);

            /// <inheritdoc cref="Whetstone.Ops.Add"/>
            public static Tensor operator +(double a, Tensor b) => b.Constant(a).Map(new Add(), b);
        }
    }
}
