namespace Whetstone.Ops
{
    /// <summary>Replaces elements: a copy of x where <c>y[o, index[o, i, c], c] = source[o, i, c]</c>. Inputs: x, index, source.</summary>
    /// <param name="Axis">The axis, counted from the front.</param>
    [Op("Scatter", Onnx = "ScatterElements", Since = 13)]
    public sealed record Scatter(int Axis) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) =>
            ScatterRules.Broken(Axis, x) is { } rule ? throw Bad(rule, x) : x[0];

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            IndexRange.Check(Name, l, 1, 0, l.Shape(0)[Axis]);
            l.Bytes(0).CopyTo(l.OutBytes());
            IndexCopies.Scatter(l, Axis);
        }

        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => input != 1;

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => input == 1;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => input == 0
            ? new Scatter(Axis).Apply(dy, x[1], Tensor.Zeros(x[1].Shape, dy.DType))
            : new Gather(Axis).Apply(dy, x[1]);
    }

    /// <summary>What the two ways to scatter demand of their inputs.</summary>
    internal static class ScatterRules
    {
        internal static string? Broken(int axis, ReadOnlySpan<Spec> x) =>
            (uint)axis >= (uint)x[0].Shape.Rank ? $"there is no axis {axis}" :
            x[1].DType != DType.Int64 ? "indices must be int64" :
            x[1].Shape != x[2].Shape ? "index and source differ in shape" :
            x[0].DType != x[2].DType ? "x and source differ in type" :
            x[1].Shape.Rank != x[0].Shape.Rank || x[1].Shape.With(axis, 0) != x[0].Shape.With(axis, 0) ? $"the index may differ along axis {axis} only" : null;
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>Scatter</c>.</summary>
    public static class ScatterApi
    {
        extension(Tensor x)
        {
            /// <summary>A copy with elements replaced. Shapes: x [a, n, b], index and source [a, m, b] → [a, n, b] for axis 1, where <c>y[i, index[i, j, k], k] = source[i, j, k]</c>.</summary>
            /// <remarks>Of several sources for one place the last wins; the gradient is then that of none in particular, as in PyTorch.</remarks>
            /// <exception cref="ShapeException">The shapes do not fit, or an index is outside the axis.</exception>
            public Tensor Scatter(int axis, Tensor index, Tensor source)
            {
                ArgumentNullException.ThrowIfNull(index);
                ArgumentNullException.ThrowIfNull(source);
                return new Scatter(x.Shape.Axis(axis)).Apply(x, index.Whole(), source.To(x.DType));
            }
        }
    }
}
