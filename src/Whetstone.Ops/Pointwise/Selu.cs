using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Scaled exponential linear unit (arXiv:1706.02515): <c>λx</c> above 0, <c>λα(eˣ − 1)</c> below.</summary>
    /// <remarks>Shape: any → same. Slope at 0: λα.</remarks>
    [Op("Selu", Onnx = "Selu", Since = 6), Example]
    public readonly record struct Selu : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Of(Scale) * T.IfLess(T.Of(0), x, x, T.Of(Alpha) * T.Expm1(x));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(Scale) * T.IfLess(T.Of(0), x, T.Of(1), T.Of(Alpha) * T.Exp(x));

        private const double Alpha = 1.6732632423543772, Scale = 1.0507009873554805;
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Selu</c>.</summary>
    public static class SeluApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Selu"/>
            public Tensor Selu() => x.Map(new Selu());
        }
    }
}
