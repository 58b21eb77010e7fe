using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Tangent; x in radians.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Tan", Onnx = "Tan", Since = 7), Example(From = -1.2, To = 1.2)]
    public readonly record struct Tan : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Output;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Sin(x) / T.Cos(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1) + y * y;
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Tan</c>.</summary>
    public static class TanApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Tan"/>
            public Tensor Tan() => x.Map(new Tan());
        }
    }
}
