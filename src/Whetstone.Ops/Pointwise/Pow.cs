using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Power: <c>aᵇ</c>.</summary>
    /// <remarks>Shapes broadcast. Slope in a is 0 where b is 0; slope in b is 0 where a is 0 and b is not negative.</remarks>
    [Op("Pow", Onnx = "Pow", Since = 15), Example(From = 0.2, To = 3)]
    public readonly record struct Pow : IPointwise2
    {
        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.Pow(a, b);

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.IfEqual(b, T.Of(0), T.Of(0), b * T.Pow(a, b - T.Of(1)));

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.IfEqual(a, T.Of(0), T.IfLess(b, T.Of(0), y * T.Log(a), T.Of(0)), y * T.Log(a));
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Pow</c>.</summary>
    public static class PowApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Pow"/>
            public Tensor Pow(Tensor b) => x.Map(new Pow(), b);

            /// <inheritdoc cref="Whetstone.Ops.Pow"/>
            public Tensor Pow(double b) => x.Map(new Pow(), b);
        }
    }
}
