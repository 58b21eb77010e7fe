using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Product, element by element: <c>a · b</c>.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("Mul", Onnx = "Mul", Since = 14), Example]
    public readonly record struct Mul : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => a * b;

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => b;

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => a;
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Mul</c>.</summary>
    public static class MulApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Mul"/>
            public Tensor Mul(Tensor b) => x.Map(new Mul(), b);

            /// <inheritdoc cref="Whetstone.Ops.Mul"/>
            public Tensor Mul(double b) => x.Map(new Mul(), b);

            /// <inheritdoc cref="Whetstone.Ops.Mul"/>
            public static Tensor operator *(Tensor a, Tensor b) => a.Map(new Mul(), b);

            /// <inheritdoc cref="Whetstone.Ops.Mul"/>
            public static Tensor operator *(Tensor a, double b) => a.Map(new Mul(), b);

            /// <inheritdoc cref="Whetstone.Ops.Mul"/>
            public static Tensor operator *(double a, Tensor b) => b.Constant(a).Map(new Mul(), b);
        }
    }
}
