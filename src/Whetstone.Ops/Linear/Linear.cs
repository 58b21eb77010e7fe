namespace Whetstone.Ops
{
    /// <summary>Affine map of the last axis: <c>x [..., in] · w [out, in]ᵀ + bias [out] → [..., out]</c>; the bias may be left out.</summary>
    [Op("Linear", Onnx = "Gemm", Since = 13)]
    public sealed record Linear : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (x.Length is not (2 or 3) || x[0].Shape.Rank == 0 || x[1].Shape.Rank != 2) throw Bad("expects x [..., in], w [out, in] and perhaps bias [out]", x);
            (Shape a, Shape w) = (x[0].Shape, x[1].Shape);
            if (a[^1] != w[1]) throw Bad("features of x and w differ", x);
            if (x.Length == 3 && (x[2].Shape.Rank != 1 || x[2].Shape[0] != w[0])) throw Bad("needs one bias an output", x);
            DType type = x[0].DType.Promote(x[1].DType);
            return new(a.With(-1, w[0]), x.Length == 3 ? type.Promote(x[2].DType) : type);
        }

        /// <inheritdoc/>
        public override bool Promotes => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            bool biased = l.Count == 3;
            ProductPlan plan = l.Once(this, static (_, in l) => new ProductPlan(false, [l.Shape(0).Outer(l.Shape(0).Rank - 1), l.Shape(0)[^1]], true, l.Shape(1)));
            if (l.DType(0) == DType.Float32 && l.DType(1) == DType.Float32 && (!biased || l.DType(2) == DType.Float32))
            {
                plan.Run(l.X(0), l.X(1), biased ? l.X(2) : default, l.Y, l.Workers);
                return;
            }
            using Widened x = new(l.Bytes(0), l.DType(0)), w = new(l.Bytes(1), l.DType(1)), y = new(l.Result.Shape.Size);
            plan.Run(x.Span, w.Span, y.Span);
            if (biased)
            {
                using Widened bias = new(l.Bytes(2), l.DType(2));
                for (int i = 0; i < y.Span.Length; i++) y.Span[i] += bias.Span[i % bias.Span.Length];
            }
            y.Narrow(l.OutBytes(), l.Result.DType);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => input < 2;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            if (input == 2) return dy;      // the walker sums it to [out]
            int rows = x[0].Shape.Outer(x[0].Rank - 1);
            Tensor g = dy.Reshape(rows, dy.Shape[^1]);
            return input == 0
                ? new MatMul(false, false).Apply(g, x[1]).Reshape(x[0].Shape)
                : new MatMul(true, false).Apply(g, x[0].Reshape(rows, x[0].Shape[^1]));
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Linear</c>.</summary>
    public static class LinearApi
    {
        extension(Tensor x)
        {
            /// <summary>Affine map of the last axis: <c>[..., in] → [..., out]</c>, <c>y = x · wᵀ + bias</c>.</summary>
            /// <param name="w">Weights [out, in].</param>
            /// <param name="bias">Bias [out]; none if omitted.</param>
            /// <exception cref="ShapeException">The numbers of features differ.</exception>
            public Tensor Linear(Tensor w, Tensor? bias = null) => bias is null ? new Linear().Apply(x, w) : new Linear().Apply(x, w, bias);
        }
    }
}
