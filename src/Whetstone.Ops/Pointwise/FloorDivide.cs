using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Quotient rounded down: <c>⌊a / b⌋</c>.</summary>
    /// <remarks>Shapes broadcast. Slope: 0.</remarks>
    [Op("FloorDivide"), Example(From = 0.3, To = 4)]
    public readonly record struct FloorDivide : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.Floor(a / b);

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>FloorDivide</c>.</summary>
    public static class FloorDivideApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.FloorDivide"/>
            public Tensor FloorDivide(Tensor b) => x.Map(new FloorDivide(), b);

            /// <inheritdoc cref="Whetstone.Ops.FloorDivide"/>
            public Tensor FloorDivide(double b) => x.Map(new FloorDivide(), b);
        }
    }
}
