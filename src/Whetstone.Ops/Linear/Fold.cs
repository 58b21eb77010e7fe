using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Adds columns to the windows they stand for, the adjoint of <see cref="Unfold"/>: <c>x [N, C·KH·KW, L] → y [N, C, H, W]</c>.</summary>
    /// <param name="Output">H and W.</param>
    /// <param name="Windows">The windows.</param>
    [Op("Fold")]
    public sealed record Fold(Size2 Output, Unfold Windows) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            Shape s = x[0].Shape;
            int taps = Windows.Kernel.H * Windows.Kernel.W;
            if (s.Rank != 3) throw Bad("expects x [N, C·KH·KW, L]", x);
            if (taps < 1 || s[1] % taps != 0) throw Bad($"the second axis is no multiple of the kernel {Windows.Kernel}", x);
            Spec y = x[0] with { Shape = [s[0], s[1] / taps, Output.H, Output.W] };
            int places = Windows.Infer([y]).Shape[2];
            return s[2] == places ? y : throw Bad($"an image {Output} has {places} windows", x);
        }

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            Shape y = l.Result.Shape;
            UnfoldKernel.Fold(y[0], y[1], y[2], y[3], Windows.Vertical, Windows.Horizontal, l.X(0), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => Windows.Apply(dy);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Fold</c>.</summary>
    public static class FoldApi
    {
        extension(Tensor x)
        {
            /// <summary>Adds columns to the windows they stand for: <c>[N, C·KH·KW, L] → [N, C, H, W]</c>.</summary>
            /// <param name="output">H and W.</param>
            /// <param name="kernel">Size of a window.</param>
            /// <param name="dilation">Pixels between the taps of a window; 1 if omitted.</param>
            /// <param name="padding">Rows and columns cut off on each side; 0 if omitted.</param>
            /// <param name="stride">Pixels between windows; 1 if omitted.</param>
            /// <exception cref="ShapeException">The columns are not as many or as long as the image's windows.</exception>
            public Tensor Fold(Size2 output, Size2 kernel, Size2? dilation = null, Size2? padding = null, Size2? stride = null) =>
                new Fold(output, new(kernel, dilation ?? 1, padding ?? 0, stride ?? 1)).Apply(x);
        }
    }
}
