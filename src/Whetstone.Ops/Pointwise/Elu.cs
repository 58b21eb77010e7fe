using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Exponential linear unit: <c>x</c> above 0, <c>α(eˣ − 1)</c> below (arXiv:1511.07289).</summary>
    /// <remarks>Shape: any → same. Slope at 0: α.</remarks>
    /// <param name="Alpha">Minus the limit at −∞.</param>
    [Op("Elu", Onnx = "Elu", Since = 6), Example(1f), Example(0.7f)]
    public readonly record struct Elu(float Alpha) : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.IfLess(T.Of(0), x, x, T.Of(Alpha) * T.Expm1(x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.IfLess(T.Of(0), x, T.Of(1), T.Of(Alpha) * T.Exp(x));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Elu</c>.</summary>
    public static class EluApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Elu"/>
            public Tensor Elu(float alpha = 1f) => x.Map(new Elu(alpha));
        }
    }
}
