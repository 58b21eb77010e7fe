using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>2-D cross-correlation: <c>x [N, C, H, W] ⋆ w [O, C/G, KH, KW] + bias [O] → y [N, O, OH, OW]</c>; the bias may be left out.</summary>
    /// <remarks><c>OH = ⌊(H + 2·padding − dilation·(KH − 1) − 1) / stride⌋ + 1</c>, and the same for the width.</remarks>
    /// <param name="Stride">Pixels between windows.</param>
    /// <param name="Padding">Zeros on each side.</param>
    /// <param name="Dilation">Pixels between the taps of a window.</param>
    /// <param name="Groups">Independent groups of channels, G.</param>
    [Op("Conv2d", Onnx = "Conv", Since = 11)]
    public sealed record Conv2d(Size2 Stride, Size2 Padding, Size2 Dilation, int Groups) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (x.Length is not (2 or 3) || x[0].Shape.Rank != 4 || x[1].Shape.Rank != 4) throw Bad("expects x [N, C, H, W], w [O, C/G, KH, KW] and perhaps bias [O]", x);
            (Shape a, Shape w) = (x[0].Shape, x[1].Shape);
            if (Math.Min(Stride.H, Stride.W) < 1 || Math.Min(Dilation.H, Dilation.W) < 1 || Groups < 1) throw Bad($"stride {Stride}, dilation {Dilation} and groups {Groups} must be at least 1", x);
            if (Math.Min(Padding.H, Padding.W) < 0) throw Bad($"padding {Padding} is negative", x);
            if (w[2] == 0 || w[3] == 0) throw Bad("the kernel is empty", x);
            if (a[1] != (long)w[1] * Groups) throw Bad(Groups == 1 ? "channels of x and w differ" : $"x needs {Groups} groups of w's channels", x);
            if (w[0] % Groups != 0) throw Bad($"the outputs of w do not divide into {Groups} groups", x);
            if (x.Length == 3 && (x[2].Shape.Rank != 1 || x[2].Shape[0] != w[0])) throw Bad("needs one bias an output", x);

            ConvGeometry g = this.Geometry(a, w);
            if (g.OH == 0 || g.OW == 0) throw Bad("kernel is larger than the padded image", x);
            DType type = x[0].DType.Promote(x[1].DType);
            return new([a[0], w[0], g.OH, g.OW], x.Length == 3 ? type.Promote(x[2].DType) : type);
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => input == 0 ? Format.ChannelsLast : Format.Contiguous;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

        /// <inheritdoc/>
        public override bool Promotes => true;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            ConvGeometry g = this.Geometry(l.Shape(0), l.Shape(1));
            bool biased = l.Count == 3;
            if (ConvShapes.IsSingle(l))
            {
                ConvKernel.Forward(g, l.X(0), l.X(1), biased ? l.X(2) : default, l.Y, l.Workers);
                return;
            }
            using Widened x = new(l.Bytes(0), l.DType(0)), w = new(l.Bytes(1), l.DType(1)), y = new(l.Result.Shape.Size);
            using Widened bias = biased ? new(l.Bytes(2), l.DType(2)) : new(0);
            ConvKernel64.Forward(g, x.Span, w.Span, bias.Span, y.Span);
            y.Narrow(l.OutBytes(), l.Result.DType);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => input < 2;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => input switch
        {
            0 => new Conv2dInputGrad(this, x[0].Shape).Apply(dy, x[1]),
            1 => new Conv2dWeightGrad(this, x[1].Shape).Apply(x[0], dy),
            _ => new SumTo([1, dy.Shape[1], 1, 1]).Apply(dy).Reshape(dy.Shape[1]),
        };
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Conv2d</c>.</summary>
    public static class Conv2dApi
    {
        extension(Tensor x)
        {
            /// <summary>2-D cross-correlation: <c>[N, C, H, W] → [N, O, OH, OW]</c> with <c>OH = ⌊(H + 2·padding − dilation·(KH − 1) − 1) / stride⌋ + 1</c>.</summary>
            /// <param name="w">Weights [O, C/groups, KH, KW].</param>
            /// <param name="bias">Bias [O]; none if omitted.</param>
            /// <param name="stride">Pixels between windows; 1 if omitted.</param>
            /// <param name="padding">Zeros on each side, or <see cref="Size2.Same"/>; 0 if omitted.</param>
            /// <param name="dilation">Pixels between the taps of a window; 1 if omitted.</param>
            /// <param name="groups">Independent groups of channels.</param>
            /// <exception cref="ShapeException">The shapes do not fit, or no window fits into the padded image.</exception>
            public Tensor Conv2d(Tensor w, Tensor? bias = null, Size2? stride = null, Size2? padding = null, Size2? dilation = null, int groups = 1)
            {
                ArgumentNullException.ThrowIfNull(w);
                Conv2d conv = new(stride ?? 1, padding ?? 0, dilation ?? 1, groups);
                if (conv.Padding == Size2.Same) (x, conv) = Same(conv, x, w);
                return bias is null ? conv.Apply(x, w) : conv.Apply(x, w, bias);
            }
        }

        // The half of the zeros goes on each side; one that is left over becomes part of the image.
        private static (Tensor X, Conv2d Conv) Same(Conv2d conv, Tensor x, Tensor w)
        {
            if (conv.Stride != 1) throw new ShapeException($"Conv2d: padding same needs stride 1, not {conv.Stride}; got {x.Spec}, {w.Spec}");
            if (x.Rank != 4 || w.Rank != 4) return (x, conv with { Padding = 0 });
            int h = conv.Dilation.H * (w.Shape[2] - 1), wide = conv.Dilation.W * (w.Shape[3] - 1);
            if (h % 2 + wide % 2 > 0)
                x = new Embed([0, 0, 0, 0], [1, 1, 1, 1], [x.Shape[0], x.Shape[1], x.Shape[2] + h % 2, x.Shape[3] + wide % 2]).Apply(x);
            return (x, conv with { Padding = (h / 2, wide / 2) });
        }
    }
}
