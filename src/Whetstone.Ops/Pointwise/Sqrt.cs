using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Square root; NaN below 0.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Sqrt", Onnx = "Sqrt", Since = 13), Example(From = 0.1, To = 6)]
    public readonly record struct Sqrt : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Output;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Sqrt(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(0.5) / y;
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Sqrt</c>.</summary>
    public static class SqrtApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Sqrt"/>
            public Tensor Sqrt() => x.Map(new Sqrt());
        }
    }
}
