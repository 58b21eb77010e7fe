using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Rectified linear unit: <c>max(x, 0)</c> (Nair and Hinton, ICML 2010).</summary>
    /// <remarks>Shape: any → same. Slope: 1 above 0, else 0; at the kink 0.</remarks>
    [Op("Relu", Onnx = "Relu", Since = 14), Example]
    public readonly record struct Relu : IPointwise
    {
        /// <inheritdoc/>
        public static Keep Keep => Keep.Output;

        /// <inheritdoc/>
        public static ResultType Result => ResultType.Promoted;

        /// <inheritdoc/>
        public static bool KeepsMaximum => true;

        /// <inheritdoc/>
        public static bool SlopeTakesInput => true;

        /// <inheritdoc/>
        public T Value<T>(T x) where T : struct, ILane<T> => T.Max(x, T.Of(0));

        /// <inheritdoc/>
        public T Slope<T>(T x, T y) where T : struct, ILane<T> => T.IfLess(T.Of(0), y, T.Of(1), T.Of(0));
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Relu</c>.</summary>
    public static class ReluApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Relu"/>
            public Tensor Relu() => x.Map(new Relu());
        }
    }
}
