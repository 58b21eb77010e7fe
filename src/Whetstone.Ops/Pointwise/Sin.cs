using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Sine; x in radians.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Sin", Onnx = "Sin", Since = 7), Example]
    public readonly record struct Sin : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Sin(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Cos(x);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Sin</c>.</summary>
    public static class SinApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Sin"/>
            public Tensor Sin() => x.Map(new Sin());
        }
    }
}
