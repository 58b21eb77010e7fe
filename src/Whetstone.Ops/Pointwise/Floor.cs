using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>The largest whole number not above x.</summary>
    /// <remarks>Shape: any → same. Slope: 0.</remarks>
    [Op("Floor", Onnx = "Floor", Since = 13), Example]
    public readonly record struct Floor : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Floor(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Floor</c>.</summary>
    public static class FloorApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Floor"/>
            public Tensor Floor() => x.Map(new Floor());
        }
    }
}
