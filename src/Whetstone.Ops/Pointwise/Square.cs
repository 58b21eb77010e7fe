using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Square: <c>x²</c>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Square"), Example]
    public readonly record struct Square : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => x * x;

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => x + x;
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Square</c>.</summary>
    public static class SquareApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Square"/>
            public Tensor Square() => x.Map(new Square());
        }
    }
}
