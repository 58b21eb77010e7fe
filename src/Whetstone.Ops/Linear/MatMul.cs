namespace Whetstone.Ops
{
    /// <summary>Matrix product: <c>a [..., M, K] · b [..., K, N] → [..., M, N]</c>; the axes in front broadcast.</summary>
    /// <param name="TransposeA">a is given as [..., K, M].</param>
    /// <param name="TransposeB">b is given as [..., N, K].</param>
    [Op("MatMul", Onnx = "MatMul", Since = 13)]
    public sealed record MatMul(bool TransposeA, bool TransposeB) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (x is not [{ Shape: { Rank: >= 2 } a }, { Shape: { Rank: >= 2 } b }]) throw Bad("expects two tensors of at least two axes", x);
            if ((TransposeA ? a[^2] : a[^1]) != (TransposeB ? b[^1] : b[^2])) throw Bad("inner extents differ", x);
            if (!Shape.TryBroadcast(a[..^2], b[..^2], out Shape batch)) throw Bad("batch axes do not broadcast", x);
            return new([.. batch.Span, TransposeA ? a[^1] : a[^2], TransposeB ? b[^2] : b[^1]], x[0].DType.Promote(x[1].DType));
        }

        /// <inheritdoc/>
        public override bool Promotes => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            ProductPlan plan = l.Once(this, static (op, in l) => new ProductPlan(op.TransposeA, l.Shape(0), op.TransposeB, l.Shape(1)));
            if (l.DType(0) == DType.Float32 && l.DType(1) == DType.Float32)
            {
                plan.Run(l.X(0), l.X(1), default, l.Y, l.Workers);
                return;
            }
            using Widened a = new(l.Bytes(0), l.DType(0)), b = new(l.Bytes(1), l.DType(1)), y = new(l.Result.Shape.Size);
            plan.Run(a.Span, b.Span, y.Span);
            y.Narrow(l.OutBytes(), l.Result.DType);
        }

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy)
        {
            (Tensor a, Tensor b) = (x[0], x[1]);
            if (input == 0) return TransposeA ? new MatMul(TransposeB, true).Apply(b, dy) : new MatMul(false, !TransposeB).Apply(dy, b);
            if (b.Rank == 2 && a.Rank > 2 && !TransposeA)
            {
                // One matrix for all: its gradient sums over the batch inside a single product.
                int rows = a.Shape.Outer(a.Rank - 1);
                (a, dy) = (a.Reshape(rows, a.Shape[^1]), dy.Reshape(rows, dy.Shape[^1]));
            }
            return TransposeB ? new MatMul(true, TransposeA).Apply(dy, a) : new MatMul(!TransposeA, false).Apply(a, dy);
        }
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>MatMul</c>.</summary>
    public static class MatMulApi
    {
        extension(Tensor x)
        {
            /// <summary>Matrix product with the rules of <c>torch.matmul</c>: <c>[..., M, K] · [..., K, N] → [..., M, N]</c>.</summary>
            /// <remarks>
            /// The axes in front broadcast. A vector on the left counts as one row, on the right as one column, and that axis is dropped
            /// from the result: <c>[K] · [K] → []</c>, <c>[..., M, K] · [K] → [..., M]</c>, <c>[K] · [..., K, N] → [..., N]</c>.
            /// </remarks>
            /// <exception cref="ShapeException">The inner extents differ, or the axes in front do not broadcast.</exception>
            public Tensor MatMul(Tensor b)
            {
                ArgumentNullException.ThrowIfNull(b);
                if (x.Rank == 0 || b.Rank == 0) throw new ShapeException($"MatMul: expects tensors of at least one axis; got {x.Spec}, {b.Spec}");
                if (x.Rank > 1 && b.Rank > 1) return new MatMul(false, false).Apply(x, b);

                // With one vector only the inner extents can be wrong; the message shows the shapes as they were given.
                if (x.Shape[^1] != (b.Rank == 1 ? b.Length : b.Shape[^2])) throw new ShapeException($"MatMul: inner extents differ; got {x.Spec}, {b.Spec}");
                Tensor left = x.Rank == 1 ? x.Reshape(1, x.Length) : x, right = b.Rank == 1 ? b.Reshape(b.Length, 1) : b;
                Tensor y = new MatMul(false, false).Apply(left, right);
                ReadOnlySpan<int> row = x.Rank == 1 ? [] : y.Shape.Span[^2..^1], column = b.Rank == 1 ? [] : y.Shape.Span[^1..];
                int[] extents = [.. y.Shape.Span[..^2], .. row, .. column];
                return y.Reshape(extents.AsSpan());
            }
        }
    }
}
