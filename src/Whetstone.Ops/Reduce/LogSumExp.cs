using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary><c>log Σ exp(x)</c> over axes, without overflow; −∞ over no elements.</summary>
    /// <param name="Axes">The axes.</param>
    /// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
    /// <remarks>Shape: [a, b, c] → [a, c] over axis 1, [a, 1, c] with <c>keepDims</c>, [] over all axes.</remarks>
    [Op("LogSumExp", Onnx = "ReduceLogSumExp", Since = 18)]
    public sealed record LogSumExp(Axes Axes, bool KeepDims) : Reduction(Axes, KeepDims)
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0].DType.IsFloating ? base.Infer(x) : throw Bad("needs a floating type", x);

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            Workers workers = l.Workers;
            if (l.Result.DType == DType.Float32)
            {
                Reduce(l, l.X(0), l.Y, (outer, n, inner, x, y) => ReduceKernel.LogSumExp(outer, n, inner, x, y, workers));
                return;
            }
            using Widened wide = new(l.Bytes(0), l.DType(0)), result = new(l.Result.Shape.Size);
            Reduce<double>(l, wide.Span, result.Span, InDouble);
            result.Narrow(l.OutBytes(), l.Result.DType);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            // Where all elements are −∞, so is y, and −∞ − (−∞) would be NaN for what is a probability of 0.
            Tensor finite = y.Greater(double.NegativeInfinity).Where(y, y.ZerosLike());
            return Expand(dy, x[0].Shape) * (x[0] - Expand(finite, x[0].Shape)).Exp();
        }

        private static void InDouble(int outer, int n, int inner, ReadOnlySpan<double> x, Span<double> y)
        {
            for (int i = 0; i < y.Length; i++)
            {
                int at = i / inner * n * inner + i % inner;
                double most = double.NegativeInfinity, sum = 0;
                for (int k = 0; k < n; k++) most = Math.Max(most, x[at + k * inner]);
                double shift = double.IsInfinity(most) ? 0 : most;
                for (int k = 0; k < n; k++) sum += Math.Exp(x[at + k * inner] - shift);
                y[i] = Math.Log(sum) + shift;
            }
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>LogSumExp</c>.</summary>
    public static class LogSumExpApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.LogSumExp"/>
            public Tensor LogSumExp(Axes axis = default, bool keepDims = false) => new LogSumExp(axis, keepDims).Apply(x);
        }
    }
}
