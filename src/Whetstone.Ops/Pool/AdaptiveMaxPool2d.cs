using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Largest element of windows that share the image evenly: <c>x [N, C, H, W] → y [N, C, OH, OW]</c>; window i covers the rows ⌊i·H/OH⌋ to ⌈(i + 1)·H/OH⌉.</summary>
    /// <param name="Output">OH and OW.</param>
    [Op("AdaptiveMaxPool2d")]
    public sealed record AdaptiveMaxPool2d(Size2 Output) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) =>
            PoolShapes.Broken(x[0], Output) is { } rule ? throw Bad(rule, x) : x[0] with { Shape = [x[0].Shape[0], x[0].Shape[1], Output.H, Output.W] };

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            Shape x = l.Shape(0);
            PoolKernel.AdaptiveMax(x[0], x[1], x[2], x[3], Output.H, Output.W, l.X(0), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new AdaptiveMaxPool2dGrad(x[0].Shape).Apply(new AdaptiveMaxPool2dIndex().Apply(x[0], y), dy);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>AdaptiveMaxPool2d</c>.</summary>
    public static class AdaptiveMaxPool2dApi
    {
        extension(Tensor x)
        {
            /// <summary>Largest element of windows that share the image evenly: <c>[N, C, H, W] → [N, C, OH, OW]</c>.</summary>
            /// <param name="output">OH and OW; they may exceed H and W.</param>
            /// <exception cref="ShapeException">The tensor is no batch of images, or the images are empty.</exception>
            public Tensor AdaptiveMaxPool2d(Size2 output) => new AdaptiveMaxPool2d(output).Apply(x);
        }
    }
}
