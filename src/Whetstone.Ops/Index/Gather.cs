namespace Whetstone.Ops
{
    /// <summary>One element an index along an axis: <c>y[o, i, c] = x[o, index[o, i, c], c]</c>. Inputs: x, index of the same rank.</summary>
    /// <param name="Axis">The axis, counted from the front.</param>
    [Op("Gather", Onnx = "GatherElements", Since = 13)]
    public sealed record Gather(int Axis) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if ((uint)Axis >= (uint)x[0].Shape.Rank) throw Bad($"there is no axis {Axis}", x);
            if (x[1].DType != DType.Int64) throw Bad("indices must be int64", x);
            if (x[1].Shape.Rank != x[0].Shape.Rank || x[1].Shape.With(Axis, 0) != x[0].Shape.With(Axis, 0)) throw Bad($"the index may differ along axis {Axis} only", x);
            return x[0] with { Shape = x[1].Shape };
        }

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            IndexRange.Check(Name, l, 1, 0, l.Shape(0)[Axis]);
            IndexCopies.Gather(l, Axis);
        }

        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => input == 0;

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => input == 1;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) =>
            new ScatterAdd(Axis).Apply(Tensor.Zeros(x[0].Shape, dy.DType), x[1], dy);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Gather</c>.</summary>
    public static class GatherApi
    {
        extension(Tensor x)
        {
            /// <summary>One element an index. Shapes: x [a, n, b], index [a, m, b] → [a, m, b] for axis 1, where <c>y[i, j, k] = x[i, index[i, j, k], k]</c>.</summary>
            /// <remarks>An index that is shorter along another axis uses the front of x, as in PyTorch.</remarks>
            /// <exception cref="ShapeException">The shapes do not fit, or an index is outside the axis.</exception>
            public Tensor Gather(int axis, Tensor index)
            {
                ArgumentNullException.ThrowIfNull(index);
                int at = x.Shape.Axis(axis);
                Tensor front = x;
                if (index.Rank == x.Rank)
                    for (int i = 0; i < x.Rank; i++)
                        if (i != at && index.Shape[i] < x.Shape[i]) front = front.Slice(i, ..index.Shape[i]);
                return new Gather(at).Apply(front, index.Whole());
            }

            /// <summary>One element a row. Shapes: x [N, C], index [N] → [N], where <c>y[i] = x[i, index[i]]</c>; with keepAxis [N, 1].</summary>
            /// <param name="index">Positions, integers or floats, without the axis or with extent 1 there.</param>
            /// <param name="axis">The axis from which one element is picked.</param>
            /// <param name="keepAxis">Leaves the axis with extent 1.</param>
            /// <exception cref="ShapeException">The shapes do not fit, or an index is outside the axis.</exception>
            public Tensor Pick(Tensor index, int axis = -1, bool keepAxis = false)
            {
                ArgumentNullException.ThrowIfNull(index);
                int at = x.Shape.Axis(axis);
                Tensor positions = index.Rank == x.Rank - 1 ? index.Unsqueeze(at) : index;
                if (positions.Rank != x.Rank || positions.Shape != x.Shape.With(at, 1)) throw new ShapeException($"Pick: needs one index for each row along axis {axis}; got {x.Spec}, {index.Spec}");
                Tensor y = new Gather(at).Apply(x, positions.Whole());
                return keepAxis ? y : y.Squeeze(at);
            }
        }
    }
}
