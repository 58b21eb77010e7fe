using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Labels as rows that are 1 in one place and 0 elsewhere.</summary>
    /// <param name="Depth">Number of classes.</param>
    [Op("OneHot", Onnx = "OneHot", Since = 11)]
    public sealed record OneHot(int Depth) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (x[0].DType != DType.Int64) throw Bad("labels must be int64", x);
            if (Depth < 0) throw Bad($"{Depth} classes are not possible", x);
            return new(new Shape([.. x[0].Shape.Span, Depth]));
        }

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            IndexRange.Check(Name, l, 0, 0, Depth);
            IndexKernel.OneHot(l.X<long>(0), Depth, l.Y);
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
    /// <summary>The methods of <c>OneHot</c>.</summary>
    public static class OneHotApi
    {
        extension(Tensor labels)
        {
            /// <summary>Labels as rows that are <paramref name="on"/> in one place. Shape: [..] → [.., depth].</summary>
            /// <param name="depth">Number of classes.</param>
            /// <param name="on">The number at the label.</param>
            /// <param name="off">The number elsewhere.</param>
            /// <exception cref="ShapeException">A label is outside [0, depth).</exception>
            public Tensor OneHot(int depth, double on = 1, double off = 0)
            {
                Tensor y = new OneHot(depth).Apply(labels.Whole());
                return on == 1 && off == 0 ? y : y * (on - off) + off;
            }
        }
    }
}
