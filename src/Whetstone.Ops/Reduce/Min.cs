using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>The smallest element along axes; NaN if any is NaN.</summary>
    /// <param name="Axes">The axes.</param>
    /// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
    /// <remarks>
    /// Equal extremes share the gradient evenly, as in PyTorch's <c>amin</c>.
    /// Shape: [a, b, c] → [a, c] over axis 1, [a, 1, c] with <c>keepDims</c>, [] over all axes.
    /// </remarks>
    [Op("Min", Onnx = "ReduceMin", Since = 18)]
    public sealed record Min(Axes Axes, bool KeepDims) : NumberReduction(Axes, KeepDims)
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => Axes.CountOf(x[0].Shape) > 0 ? base.Infer(x) : throw Bad($"axes {Axes} hold no elements to choose from", x);

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            Tensor extreme = x[0].Equal(Expand(y, x[0].Shape)).To(dy.DType);
            return extreme * (Expand(dy, x[0].Shape) / extreme.Sum(Axes, keepDims: true));
        }

        /// <inheritdoc/>
        protected override void Step(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
            ReduceKernel.Min(outer, n, inner, x, y, workers);

        /// <inheritdoc/>
        protected override void Step<T>(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y) => ReduceKernel<T>.Min(outer, n, inner, x, y);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Min</c>.</summary>
    public static class MinApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Min"/>
            public Tensor Min(Axes axis = default, bool keepDims = false) => new Min(axis, keepDims).Apply(x);
        }
    }
}
