using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Every window of an image as a column (im2col): <c>x [N, C, H, W] → y [N, C·KH·KW, L]</c>, L windows numbered row by row.</summary>
    /// <param name="Kernel">Size of a window.</param>
    /// <param name="Dilation">Pixels between the taps of a window.</param>
    /// <param name="Padding">Zeros on each side.</param>
    /// <param name="Stride">Pixels between windows.</param>
    [Op("Unfold")]
    public sealed record Unfold(Size2 Kernel, Size2 Dilation, Size2 Padding, Size2 Stride) : Op
    {
        internal UnfoldWindow Vertical => new(Kernel.H, Stride.H, Padding.H, Dilation.H);

        internal UnfoldWindow Horizontal => new(Kernel.W, Stride.W, Padding.W, Dilation.W);

        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (x[0].Shape.Rank != 4) throw Bad("expects x [N, C, H, W]", x);
            if (x[0].DType != DType.Float32) throw Bad(PoolShapes.SingleOnly, x);
            if (Math.Min(Kernel.H, Kernel.W) < 1 || Math.Min(Stride.H, Stride.W) < 1 || Math.Min(Dilation.H, Dilation.W) < 1 || Math.Min(Padding.H, Padding.W) < 0)
                throw Bad($"kernel {Kernel}, stride {Stride} and dilation {Dilation} must be at least 1, padding {Padding} at least 0", x);
            Shape s = x[0].Shape;
            Size2 places = Places((s[2], s[3]));
            return places.H > 0 && places.W > 0 ? x[0] with { Shape = [s[0], s[1] * Kernel.H * Kernel.W, places.H * places.W] } : throw Bad("kernel is larger than the padded image", x);
        }

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            Shape x = l.Shape(0);
            UnfoldKernel.Unfold(x[0], x[1], x[2], x[3], Vertical, Horizontal, l.X(0), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new Fold((x[0].Shape[2], x[0].Shape[3]), this).Apply(dy);

        /// <summary>How many windows an image has along each axis; 0 where none fits.</summary>
        internal Size2 Places(Size2 image) => (Along(image.H, Kernel.H, Dilation.H, Padding.H, Stride.H), Along(image.W, Kernel.W, Dilation.W, Padding.W, Stride.W));

        private static int Along(int size, int kernel, int dilation, int padding, int stride)
        {
            int room = size + 2 * padding - dilation * (kernel - 1) - 1;
            return room < 0 ? 0 : room / stride + 1;
        }
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Unfold</c>.</summary>
    public static class UnfoldApi
    {
        extension(Tensor x)
        {
            /// <summary>Every window of an image as a column: <c>[N, C, H, W] → [N, C·KH·KW, L]</c>, L windows numbered row by row.</summary>
            /// <param name="kernel">Size of a window.</param>
            /// <param name="dilation">Pixels between the taps of a window; 1 if omitted.</param>
            /// <param name="padding">Zeros on each side; 0 if omitted.</param>
            /// <param name="stride">Pixels between windows; 1 if omitted.</param>
            /// <exception cref="ShapeException">The tensor is no batch of images, or no window fits into the padded image.</exception>
            public Tensor Unfold(Size2 kernel, Size2? dilation = null, Size2? padding = null, Size2? stride = null) =>
                new Unfold(kernel, dilation ?? 1, padding ?? 0, stride ?? 1).Apply(x);
        }
    }
}
