using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary><c>x · tanh(softplus(x))</c> (arXiv:1908.08681).</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Mish", Onnx = "Mish", Since = 18), Example]
    public readonly record struct Mish : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => x * T.Tanh(Softplus(x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Tanh(Softplus(x)) + x * (T.Of(1) - T.Tanh(Softplus(x)) * T.Tanh(Softplus(x))) / (T.Of(1) + T.Exp(-x));

        private static T Softplus<T>(T x) where T : struct, ILane<T> => T.Max(x, T.Of(0)) + T.Log1p(T.Exp(-T.Abs(x)));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Mish</c>.</summary>
    public static class MishApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Mish"/>
            public Tensor Mish() => x.Map(new Mish());
        }
    }
}
