using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>The p-norm over axes: the sum of magnitudes (1), the Euclidean length (2), or the largest magnitude (∞).</summary>
    /// <param name="P">1, 2 or <see cref="double.PositiveInfinity"/>.</param>
    /// <param name="Axes">The axes.</param>
    /// <param name="KeepDims">Whether reduced axes stay, with extent 1.</param>
    /// <remarks>The slope at 0 is 0; equal largest magnitudes share the gradient evenly. Shape: [a, b, c] → [a, c] over axis 1, [] over all axes.</remarks>
    [Op("Norm")]
    public sealed record Norm(double P, Axes Axes, bool KeepDims) : Reduction(Axes, KeepDims)
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (P is not (1 or 2 or double.PositiveInfinity)) throw Bad($"p is {P}, which is none of 1, 2 and ∞", x);
            if (!x[0].DType.IsFloating) throw Bad("needs a floating type", x);
            return P < 3 || Axes.CountOf(x[0].Shape) > 0 ? base.Infer(x) : throw Bad($"axes {Axes} hold no elements to choose from", x);
        }

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            if (l.Result.DType == DType.Float32) Single(l);
            else
            {
                using Widened x = new(l.Bytes(0), l.DType(0)), y = new(l.Result.Shape.Size);
                foreach (ref double v in x.Span) v = P == 2 ? v * v : Math.Abs(v);
                Reduce<double>(l, x.Span, y.Span, P > 2 ? ReduceKernel<double>.Max : ReduceKernel<double>.Sum);
                if (P == 2) foreach (ref double v in y.Span) v = Math.Sqrt(v);
                y.Narrow(l.OutBytes(), l.Result.DType);
            }
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            Tensor g = Expand(dy, x[0].Shape);
            if (P == 1) return g * x[0].Sign();
            Tensor norm = Expand(y, x[0].Shape);
            if (P == 2) return x[0] * (g / norm.Equal(0).Where(norm.OnesLike(), norm));
            Tensor extreme = x[0].Abs().Equal(norm).To(dy.DType);
            return extreme * x[0].Sign() * (g / extreme.Sum(Axes, keepDims: true));
        }

        private void Single(in Launch l)
        {
            Workers workers = l.Workers;
            if (P == 1)
            {
                // A sum of magnitudes has no sign left to remove, so what the first run leaves is summed as it is.
                Reduce(l, l.X(0), l.Y, (outer, n, inner, x, y) => ReduceKernel.L1(outer, n, inner, x, y, workers));
                return;
            }
            if (P == 2)
            {
                Reduce(l, l.X(0), l.Y, (outer, n, inner, x, y) => ReduceKernel.SumSquares(outer, n, inner, x, y, workers),
                    (outer, n, inner, x, y) => ReduceKernel.Sum(outer, n, inner, x, y, workers));
                foreach (ref float v in l.Y) v = MathF.Sqrt(v);
                return;
            }
            float[] magnitudes = new float[l.X(0).Length];
            System.Numerics.Tensors.TensorPrimitives.Abs(l.X(0), magnitudes);
            Reduce<float>(l, magnitudes, l.Y, (outer, n, inner, x, y) => ReduceKernel.Max(outer, n, inner, x, y, workers));
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Norm</c>.</summary>
    public static class NormApi
    {
        extension(Tensor x)
        {
            /// <inheritdoc cref="Whetstone.Ops.Norm"/>
            public Tensor Norm(double p = 2, Axes axis = default, bool keepDims = false) => new Norm(p, axis, keepDims).Apply(x);
        }
    }
}
