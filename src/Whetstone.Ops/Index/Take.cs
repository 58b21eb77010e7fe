using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Positions of one axis, in any order and number. Inputs: x [outer, n, inner], indices of any shape.</summary>
    /// <param name="Axis">The axis, counted from the front.</param>
    [Op("Take", Onnx = "Gather", Since = 13)]
    public sealed record Take(int Axis) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            Shape shape = x[0].Shape;
            if ((uint)Axis >= (uint)shape.Rank) throw Bad($"there is no axis {Axis}", x);
            if (x[1].DType != DType.Int64) throw Bad("indices must be int64", x);
            return x[0] with { Shape = new([.. shape.Span[..Axis], .. x[1].Shape.Span, .. shape.Span[(Axis + 1)..]]) };
        }

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            IndexRange.Check(Name, l, 1, -l.Shape(0)[Axis], l.Shape(0)[Axis]);
            IndexCopies.Take(l, Axis);
        }

        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => input == 0;

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => input == 1;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new TakeGrad(Axis, x[0].Shape).Apply(dy, x[1]);
    }

    /// <summary>Adds every taken position back to where it came from: the adjoint of <see cref="Take"/>. Inputs: dy, indices.</summary>
    /// <param name="Axis">The axis, counted from the front.</param>
    /// <param name="Target">Shape of what was taken from.</param>
    public sealed record TakeGrad(int Axis, Shape Target) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) => x[0] with { Shape = Target };

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            (int outer, int n, int inner) = (Target.Outer(Axis), Target[Axis], Target.Inner(Axis));
            if (l.Result.DType == DType.Float32)
            {
                IndexKernel.TakeGrad(outer, n, inner, l.X<long>(1), l.X(0), l.Y, l.Workers);
                return;
            }
            using Widened dy = new(l.Bytes(0), l.DType(0)), dx = new(l.Result.Shape.Size);
            IndexKernel64.TakeGrad(outer, n, inner, l.X<long>(1), dy.Span, dx.Span);
            dx.Narrow(l.OutBytes(), l.Result.DType);
        }

        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => input == 0;

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => input == 1;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new Take(Axis).Apply(dy, x[1]);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Take</c>.</summary>
    public static class TakeApi
    {
        extension(Tensor x)
        {
            /// <summary>Positions of one axis. Shapes: x [a, n, b], indices [..] → [a, .., b] for axis 1; negative indices count from the end.</summary>
            /// <param name="indices">Indices of any shape and type.</param>
            /// <param name="axis">The axis.</param>
            /// <exception cref="ShapeException">An index is outside the axis.</exception>
            public Tensor Take(Tensor indices, int axis = 0)
            {
                ArgumentNullException.ThrowIfNull(indices);
                return new Take(x.Shape.Axis(axis)).Apply(x, indices.Whole());
            }

            /// <summary>PyTorch's <c>index_select</c>: <c>Take</c> with a vector of indices. Shapes: x [a, n, b], indices [m] → [a, m, b] for axis 1.</summary>
            /// <exception cref="ShapeException">The indices are no vector, or one is outside the axis.</exception>
            public Tensor IndexSelect(int axis, Tensor indices)
            {
                ArgumentNullException.ThrowIfNull(indices);
                return indices.Rank == 1 ? x.Take(indices, axis) : throw new ShapeException($"IndexSelect: needs a vector of indices; got {indices.Spec}");
            }
        }

        extension(Tensor indices)
        {
            /// <summary>Rows of a table, one an index. Shapes: indices [..], weight [V, D] → [.., D].</summary>
            /// <exception cref="ShapeException">The weight is no matrix, or an index is outside its rows.</exception>
            public Tensor Embedding(Tensor weight)
            {
                ArgumentNullException.ThrowIfNull(weight);
                return weight.Rank == 2 ? weight.Take(indices) : throw new ShapeException($"Embedding: needs a weight [V, D]; got {weight.Spec}");
            }
        }
    }
}
