using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Adds at places: a copy of x where <c>y[o, index[o, i, c], c] += source[o, i, c]</c>, in index order. Inputs: x, index, source.</summary>
    /// <param name="Axis">The axis, counted from the front.</param>
    [Op("ScatterAdd", Onnx = "ScatterElements", Since = 16)]
    public sealed record ScatterAdd(int Axis) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) =>
            ScatterRules.Broken(Axis, x) is { } rule ? throw Bad(rule, x) : x[0];

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            IndexRange.Check(Name, l, 1, 0, l.Shape(0)[Axis]);
            (int outer, int n, int inner, int m) = IndexCopies.Sizes(l.Shape(0), l.Shape(1), Axis);
            if (l.Result.DType == DType.Float32)
            {
                l.X(0).CopyTo(l.Y);
                IndexKernel.ScatterAdd(outer, n, inner, m, l.X<long>(1), l.X(2), l.Y, l.Workers);
                return;
            }
            using Widened y = new(l.Bytes(0), l.DType(0)), source = new(l.Bytes(2), l.DType(2));
            IndexKernel64.ScatterAdd(outer, n, inner, m, l.X<long>(1), source.Span, y.Span);
            y.Narrow(l.OutBytes(), l.Result.DType);
        }

        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => input != 1;

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => input == 1;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => input == 0 ? dy : new Gather(Axis).Apply(dy, x[1]);
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>ScatterAdd</c>.</summary>
    public static class ScatterAddApi
    {
        extension(Tensor x)
        {
            /// <summary>A copy with numbers added at places. Shapes: x [a, n, b], index and source [a, m, b] → [a, n, b] for axis 1, where <c>y[i, index[i, j, k], k] += source[i, j, k]</c>.</summary>
            /// <exception cref="ShapeException">The shapes do not fit, or an index is outside the axis.</exception>
            public Tensor ScatterAdd(int axis, Tensor index, Tensor source)
            {
                ArgumentNullException.ThrowIfNull(index);
                ArgumentNullException.ThrowIfNull(source);
                return new ScatterAdd(x.Shape.Axis(axis)).Apply(x, index.Whole(), source.To(x.DType));
            }
        }
    }
}
