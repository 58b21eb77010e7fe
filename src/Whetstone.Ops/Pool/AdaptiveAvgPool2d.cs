using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Mean of windows that share the image evenly: <c>x [N, C, H, W] → y [N, C, OH, OW]</c>; window i covers the rows ⌊i·H/OH⌋ to ⌈(i + 1)·H/OH⌉.</summary>
    /// <param name="Output">OH and OW.</param>
    [Op("AdaptiveAvgPool2d")]
    public sealed record AdaptiveAvgPool2d(Size2 Output) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) =>
            PoolShapes.Broken(x[0], Output) is { } rule ? throw Bad(rule, x) : x[0] with { Shape = [x[0].Shape[0], x[0].Shape[1], Output.H, Output.W] };

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            Shape x = l.Shape(0);
            PoolKernel.AdaptiveAverage(x[0], x[1], x[2], x[3], Output.H, Output.W, l.X(0), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new AdaptiveAvgPool2dGrad(x[0].Shape).Apply(dy);
    }

    /// <summary>The gradient of <see cref="AdaptiveAvgPool2d"/>, its adjoint: <c>dy [N, C, OH, OW] → dx [N, C, H, W]</c>.</summary>
    /// <param name="Target">Shape of the pooling's input.</param>
    [Op("AdaptiveAvgPool2dGrad")]
    public sealed record AdaptiveAvgPool2dGrad(Shape Target) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) =>
            x[0].Shape.Rank == 4 && x[0].Shape[..2] == Target[..2] ? x[0] with { Shape = Target } : throw Bad($"dy is not the shape of a result for x {Target}", x);

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

        /// <inheritdoc/>
        public override Op ForSamples(int count) => this with { Target = Target.With(0, count) };

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            Shape dy = l.Shape(0);
            PoolKernel.AdaptiveAverageGrad(Target[0], Target[1], Target[2], Target[3], dy[2], dy[3], l.X(0), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new AdaptiveAvgPool2d((x[0].Shape[2], x[0].Shape[3])).Apply(dy);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>AdaptiveAvgPool2d</c>.</summary>
    public static class AdaptiveAvgPool2dApi
    {
        extension(Tensor x)
        {
            /// <summary>Mean of windows that share the image evenly: <c>[N, C, H, W] → [N, C, OH, OW]</c>.</summary>
            /// <param name="output">OH and OW; they may exceed H and W.</param>
            /// <exception cref="ShapeException">The tensor is no batch of images, or the images are empty.</exception>
            public Tensor AdaptiveAvgPool2d(Size2 output) => new AdaptiveAvgPool2d(output).Apply(x);
        }
    }
}
