using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Cosine; x in radians.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Cos", Onnx = "Cos", Since = 7), Example]
    public readonly record struct Cos : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Cos(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => -T.Sin(x);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Cos</c>.</summary>
    public static class CosApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Cos"/>
            public Tensor Cos() => x.Map(new Cos());
        }
    }
}
