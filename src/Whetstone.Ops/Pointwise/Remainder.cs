using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Remainder with the sign of b: <c>a − b⌊a / b⌋</c>.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("Remainder"), Example(From = 0.3, To = 4)]
    public readonly record struct Remainder : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => a - b * T.Floor(a / b);

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(1);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => -T.Floor(a / b);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Remainder</c>.</summary>
    public static class RemainderApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Remainder"/>
            public Tensor Remainder(Tensor b) => x.Map(new Remainder(), b);

            /// <inheritdoc cref="Whetstone.Ops.Remainder"/>
            public Tensor Remainder(double b) => x.Map(new Remainder(), b);

            /// <inheritdoc cref="Whetstone.Ops.Remainder"/>
            public static Tensor operator %(Tensor a, Tensor b) => a.Map(new Remainder(), b);

            /// <inheritdoc cref="Whetstone.Ops.Remainder"/>
            public static Tensor operator %(Tensor a, double b) => a.Map(new Remainder(), b);

            /// <inheritdoc cref="Whetstone.Ops.Remainder"/>
            public static Tensor operator %(double a, Tensor b) => b.Constant(a).Map(new Remainder(), b);
        }
    }
}
