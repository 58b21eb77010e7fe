using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Where the first elements of an order along an axis are.</summary>
    /// <param name="Axis">The axis, counted from the front.</param>
    /// <param name="Count">How many; the whole axis for a full sort.</param>
    /// <param name="Descending">Largest first. Equal elements keep their order; NaN counts as the largest.</param>
    [Op("TopK", Onnx = "TopK", Since = 11)]
    public sealed record ArgSort(int Axis, int Count, bool Descending) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if ((uint)Axis >= (uint)x[0].Shape.Rank) throw Bad($"there is no axis {Axis}", x);
            if ((uint)Count > (uint)x[0].Shape[Axis]) throw Bad($"{Count} elements are not to be had of the {x[0].Shape[Axis]} of axis {Axis}", x);
            return new(x[0].Shape.With(Axis, Count), DType.Int64);
        }

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            Shape s = l.Shape(0);
            (int outer, int n, int inner) = (s.Outer(Axis), s[Axis], s.Inner(Axis));
            Span<long> y = l.Out<long>();
            switch (l.DType(0))
            {
                case DType.Float32: SortKernel.TopK(outer, n, inner, Count, Descending, l.X(0), y, l.Workers); break;
                case DType.Int64: SortKernel<long>.TopK(outer, n, inner, Count, Descending, l.X<long>(0), y); break;
                default:
                    using (Widened x = new(l.Bytes(0), l.DType(0))) SortKernel<double>.TopK(outer, n, inner, Count, Descending, x.Span, y);
                    break;
            }
        }

        /// <inheritdoc/>
        public override bool IsDifferentiable(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;
    }
}

namespace Whetstone
{
    /// <summary>The methods of <c>ArgSort</c>.</summary>
    public static class ArgSortApi
    {
        extension(Tensor x)
        {
            /// <summary>The indices that sort an axis; stable, NaN last (first if descending). Shape: any → same, int64.</summary>
            public Tensor ArgSort(int axis = -1, bool descending = false)
            {
                int at = x.Shape.Axis(axis);
                return new ArgSort(at, x.Shape[at], descending).Apply(x);
            }

            /// <summary>An axis in order, and where its elements were. Shape: any → same and same, int64. Gradients flow through the values.</summary>
            public (Tensor Values, Tensor Indices) Sort(int axis = -1, bool descending = false)
            {
                Tensor indices = x.ArgSort(axis, descending);
                return (x.Gather(axis, indices), indices);
            }

            /// <summary>The largest or smallest elements of an axis, best first, and where they are. Shape: [.., n] → [.., count] and [.., count], int64.</summary>
            /// <exception cref="ShapeException">The axis has fewer elements.</exception>
            public (Tensor Values, Tensor Indices) TopK(int count, int axis = -1, bool largest = true)
            {
                int at = x.Shape.Axis(axis);
                Tensor indices = new ArgSort(at, count, largest).Apply(x);
                return (new Gather(at).Apply(x, indices), indices);
            }
        }
    }
}
