using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary><c>x / (1 + |x|)</c>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Softsign", Onnx = "Softsign", Since = 1), Example]
    public readonly record struct Softsign : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => x / (T.Of(1) + T.Abs(x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1) / ((T.Of(1) + T.Abs(x)) * (T.Of(1) + T.Abs(x)));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Softsign</c>.</summary>
    public static class SoftsignApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Softsign"/>
            public Tensor Softsign() => x.Map(new Softsign());
        }
    }
}
