using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>The nearest whole number; halves go to the even one.</summary>
    /// <remarks>Shape: any → same. Slope: 0.</remarks>
    [Op("Round", Onnx = "Round", Since = 11), Example]
    public readonly record struct Round : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Round(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Round</c>.</summary>
    public static class RoundApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Round"/>
            public Tensor Round() => x.Map(new Round());
        }
    }
}
