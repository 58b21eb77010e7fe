using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Whether two elements differ.</summary>
    /// <remarks>Shapes broadcast.</remarks>
    [Op("NotEqual"), Example]
    public readonly record struct NotEqual : IPointwise2
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Bool;

        /// <inheritdoc/>
        public T Value<T>(T a, T b) where T : struct, ILane<T> => T.IfEqual(a, b, T.Of(0), T.Of(1));

        /// <inheritdoc/>
        public T SlopeA<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);

        /// <inheritdoc/>
        public T SlopeB<T>(T a, T b, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>NotEqual</c>.</summary>
    public static class NotEqualApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.NotEqual"/>
            public Tensor NotEqual(Tensor b) => x.Map(new NotEqual(), b);

            /// <inheritdoc cref="Whetstone.Ops.NotEqual"/>
            public Tensor NotEqual(double b) => x.Map(new NotEqual(), b);
        }
    }
}
