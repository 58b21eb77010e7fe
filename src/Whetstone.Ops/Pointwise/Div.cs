using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Quotient: <c>a / b</c>; of integers too it is a float.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("Div", Onnx = "Div", Since = 14), Example(From = 0.3, To = 4)]
    public readonly record struct Div : IPointwise2
    {
        /// <inheritdoc/>
        public static ResultType Result => ResultType.Floating;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => a / b;

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(1) / b;

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => -(y / b);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Div</c>.</summary>
    public static class DivApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Div"/>
            public Tensor Div(Tensor b) => x.Map(new Div(), b);

            /// <inheritdoc cref="Whetstone.Ops.Div"/>
            public Tensor Div(double b) => x.Map(new Div(), b);

            /// <inheritdoc cref="Whetstone.Ops.Div"/>
            public static Tensor operator /(Tensor a, Tensor b) => a.Map(new Div(), b);

            /// <inheritdoc cref="Whetstone.Ops.Div"/>
            public static Tensor operator /(Tensor a, double b) => a.Map(new Div(), b);

            /// <inheritdoc cref="Whetstone.Ops.Div"/>
            public static Tensor operator /(double a, Tensor b) => b.Constant(a).Map(new Div(), b);
        }
    }
}
