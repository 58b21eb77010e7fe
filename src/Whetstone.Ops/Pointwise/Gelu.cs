using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Gaussian error linear unit: <c>x · Φ(x)</c> with the exact normal distribution function (arXiv:1606.08415).</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Gelu", Onnx = "Gelu", Since = 20), Example]
    public readonly record struct Gelu : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Of(0.5) * x * (T.Of(1) + T.Erf(x * T.Of(0.70710678118654752)));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(0.5) * (T.Of(1) + T.Erf(x * T.Of(0.70710678118654752))) + x * T.Of(0.39894228040143268) * T.Exp(T.Of(-0.5) * x * x);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Gelu</c>.</summary>
    public static class GeluApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Gelu"/>
            public Tensor Gelu() => x.Map(new Gelu());
        }
    }
}
