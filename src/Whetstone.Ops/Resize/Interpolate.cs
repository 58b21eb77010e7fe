using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Resized images: <c>x [N, C, H, W] → y [N, C, OH, OW]</c>, with the coordinates of PyTorch's <c>interpolate</c>.</summary>
    /// <param name="Output">OH and OW.</param>
    /// <param name="Mode">How pixels are taken.</param>
    /// <param name="AlignCorners">Whether the centres of the corner pixels coincide, rather than the corners of the images; bilinear only.</param>
    /// <param name="ScaleH">Output rows an input row, or 0 if it is the ratio of the heights.</param>
    /// <param name="ScaleW">Output columns an input column, or 0 if it is the ratio of the widths.</param>
    [Op("Interpolate", Onnx = "Resize", Since = 13)]
    public sealed record Interpolate(Size2 Output, InterpolateMode Mode, bool AlignCorners, double ScaleH, double ScaleW) : Op
    {
        internal float StepH => ScaleH > 0 ? (float)(1 / ScaleH) : 0;

        internal float StepW => ScaleW > 0 ? (float)(1 / ScaleW) : 0;

        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            if (x[0].Shape is not { Rank: 4 } s) throw Bad("expects x [N, C, H, W]", x);
            if (x[0].DType != DType.Float32) throw Bad(PoolShapes.SingleOnly, x);
            if (s[2] == 0 || s[3] == 0 || Math.Min(Output.H, Output.W) < 1) throw Bad($"an image must have pixels before and after; asked for {Output}", x);
            if (AlignCorners && Mode == InterpolateMode.Nearest) throw Bad("corners can be aligned only in bilinear mode", x);
            return x[0] with { Shape = [s[0], s[1], Output.H, Output.W] };
        }

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            Shape x = l.Shape(0);
            if (Mode == InterpolateMode.Nearest) ResizeKernel.Nearest(x[0], x[2], x[3], x[1], Output.H, Output.W, l.X(0), l.Y, l.Workers, StepH, StepW);
            else ResizeKernel.Bilinear(x[0], x[2], x[3], x[1], Output.H, Output.W, AlignCorners, l.X(0), l.Y, l.Workers, StepH, StepW);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new InterpolateGrad(this, x[0].Shape).Apply(dy);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>Interpolate</c>.</summary>
    public static class InterpolateApi
    {
        extension(Tensor x)
        {
            /// <summary>Resized images: <c>[N, C, H, W] → [N, C, OH, OW]</c>, with the coordinates of PyTorch's <c>interpolate</c>.</summary>
            /// <param name="size">OH and OW; either this or <paramref name="scale"/>.</param>
            /// <param name="scale">Output pixels an input pixel along both axes; <c>OH = ⌊H · scale⌋</c>.</param>
            /// <param name="mode">How pixels are taken.</param>
            /// <param name="alignCorners">Whether the centres of the corner pixels coincide, rather than the corners of the images; bilinear only.</param>
            /// <exception cref="ArgumentException">Neither or both of size and scale are given.</exception>
            /// <exception cref="ShapeException">The tensor is no batch of images, or an image has no pixels before or after.</exception>
            public Tensor Interpolate(Size2? size = null, double? scale = null, InterpolateMode mode = InterpolateMode.Nearest, bool alignCorners = false)
            {
                if (size is null == scale is null) throw new ArgumentException($"Interpolate: give either size or scale; got {x.Spec}");
                if (size is { } output) return new Interpolate(output, mode, alignCorners, 0, 0).Apply(x);
                if (!(scale > 0)) throw new ArgumentException($"Interpolate: the scale {scale} must be positive; got {x.Spec}");
                if (x.Rank != 4) throw new ShapeException($"Interpolate: expects x [N, C, H, W]; got {x.Spec}");
                Size2 scaled = ((int)Math.Floor(x.Shape[2] * scale.Value), (int)Math.Floor(x.Shape[3] * scale.Value));
                return new Interpolate(scaled, mode, alignCorners, scale.Value, scale.Value).Apply(x);
            }
        }
    }
}
