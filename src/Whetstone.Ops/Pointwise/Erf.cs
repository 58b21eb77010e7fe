using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Error function: <c>2/√π ∫₀ˣ e^(−t²) dt</c>.</summary>
    /// <remarks>Shape: any → same.</remarks>
    [Op("Erf", Onnx = "Erf", Since = 13), Example]
    public readonly record struct Erf : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Input;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Erf(x);

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.Of(1.1283791670955126) * T.Exp(-(x * x));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Erf</c>.</summary>
    public static class ErfApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Erf"/>
            public Tensor Erf() => x.Map(new Erf());
        }
    }
}
