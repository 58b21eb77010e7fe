using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Sum over axes; 0 over no elements.</summary>
    /// <param name="Axes">The axes.</param>
    /// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
    /// <remarks>Sums of integers and bools are int64. Shape: [a, b, c] → [a, c] over axis 1, [a, 1, c] with <c>keepDims</c>, [] over all axes.</remarks>
    [Op("Sum", Onnx = "ReduceSum", Since = 13)]
    public sealed record Sum(Axes Axes, bool KeepDims) : NumberReduction(Axes, KeepDims)
    {
        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new BroadcastTo(x[0].Shape).Apply(Expand(dy, x[0].Shape));

        /// <inheritdoc/>
        protected override DType ResultOf(DType x) => x.IsFloating ? x : DType.Int64;

        /// <inheritdoc/>
        protected override void Step(int outer, int n, int inner, ReadOnlySpan<float> x, Span<float> y, Workers workers) =>
            ReduceKernel.Sum(outer, n, inner, x, y, workers);

        /// <inheritdoc/>
        protected override void Step<T>(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y) => ReduceKernel<T>.Sum(outer, n, inner, x, y);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Sum</c>.</summary>
    public static class SumApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Sum"/>
            public Tensor Sum(Axes axis = default, bool keepDims = false) => new Sum(axis, keepDims).Apply(x);
        }
    }
}
