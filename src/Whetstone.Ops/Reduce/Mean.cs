using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Mean over axes; NaN over no elements.</summary>
    /// <param name="Axes">The axes.</param>
    /// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
    /// <remarks>Means of integers and bools are float32. Shape: [a, b, c] → [a, c] over axis 1, [a, 1, c] with <c>keepDims</c>, [] over all axes.</remarks>
    [Op("Mean", Onnx = "ReduceMean", Since = 18)]
    public sealed record Mean(Axes Axes, bool KeepDims) : NumberReduction(Axes, KeepDims)
    {
        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) =>
            new BroadcastTo(x[0].Shape).Apply(Expand(dy / (double)Axes.CountOf(x[0].Shape), x[0].Shape));

        /// <inheritdoc/>
        protected override DType ResultOf(DType x) => x.IsFloating ? x : DType.Float32;

        /// <inheritdoc/>
        protected override void Step(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
            ReduceKernel.Mean(outer, n, inner, x, y, workers);

        /// <inheritdoc/>
        protected override void Step<T>(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y) => ReduceKernel<T>.Mean(outer, n, inner, x, y);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Mean</c>.</summary>
    public static class MeanApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Mean"/>
            public Tensor Mean(Axes axis = default, bool keepDims = false) => new Mean(axis, keepDims).Apply(x);
        }
    }
}
