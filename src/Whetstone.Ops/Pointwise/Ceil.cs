using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>The smallest whole number not below x.</summary>
    /// <remarks>Shape: any → same. Slope: 0.</remarks>
    [Op("Ceil", Onnx = "Ceil", Since = 13), Example]
    public readonly record struct Ceil : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Nothing;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => -T.Floor(-x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(0);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Ceil</c>.</summary>
    public static class CeilApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Ceil"/>
            public Tensor Ceil() => x.Map(new Ceil());
        }
    }
}
