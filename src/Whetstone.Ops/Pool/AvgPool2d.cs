using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Mean of every window: <c>x [N, C, H, W] → y [N, C, OH, OW]</c>.</summary>
    /// <remarks><c>OH = ⌊(H + 2·padding − KH) / stride⌋ + 1</c>; with ⌈⌉ instead of ⌊⌋ when rounding up, unless the last window would lie in the padding alone.</remarks>
    /// <param name="Kernel">Size of a window.</param>
    /// <param name="Stride">Pixels between windows.</param>
    /// <param name="Padding">Zeros on each side, at most half a window.</param>
    /// <param name="Ceil">Keeps a last window that reaches over the border.</param>
    /// <param name="CountIncludePad">Padding counts as elements with value 0; otherwise the mean is over the image's own.</param>
    [Op("AvgPool2d", Onnx = "AveragePool", Since = 11)]
    public sealed record AvgPool2d(Size2 Kernel, Size2 Stride, Size2 Padding, bool Ceil, bool CountIncludePad) : Op
    {
        internal PoolGeometry Geometry(Shape x) => PoolShapes.Geometry(x, Kernel, Stride, Padding, Ceil);

        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) =>
            PoolShapes.Broken(x[0], Kernel, Stride, Padding, Ceil) is { } rule ? throw Bad(rule, x) : x[0] with { Shape = PoolShapes.Result(x[0].Shape, Geometry(x[0].Shape)) };

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

        /// <inheritdoc/>
        public override void Run(in Launch l) => PoolKernel.Average(Geometry(l.Shape(0)), CountIncludePad, l.X(0), l.Y, l.Workers);

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new AvgPool2dGrad(this, x[0].Shape).Apply(dy);
    }

    /// <summary>The gradient of <see cref="AvgPool2d"/>, its adjoint: <c>dy [N, C, OH, OW] → dx [N, C, H, W]</c>.</summary>
    /// <param name="Pool">The pooling.</param>
    /// <param name="Target">Shape of its input.</param>
    [Op("AvgPool2dGrad")]
    public sealed record AvgPool2dGrad(AvgPool2d Pool, Shape Target) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x) =>
            x[0].Shape == Pool.Infer([new(Target)]).Shape ? x[0] with { Shape = Target } : throw Bad($"dy is not the shape of a result for x {Target}", x);

        /// <inheritdoc/>
        public override Format InputFormat(int input, ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override Format OutputFormat(ReadOnlySpan<Tensor> x) => Format.ChannelsLast;

        /// <inheritdoc/>
        public override SampleWork Samples(ReadOnlySpan<Spec> x) => SampleWork.Each;

        /// <inheritdoc/>
        public override Op ForSamples(int count) => this with { Target = Target.With(0, count) };

        /// <inheritdoc/>
        public override void Run(in Launch l) => PoolKernel.AverageGrad(Pool.Geometry(Target), Pool.CountIncludePad, l.X(0), l.Y, l.Workers);

        /// <inheritdoc/>
        public override bool NeedsInput(int input) => false;

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => Pool.Apply(dy);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>AvgPool2d</c>.</summary>
    public static class AvgPool2dApi
    {
        extension(Tensor x)
        {
            /// <summary>Mean of every window: <c>[N, C, H, W] → [N, C, OH, OW]</c> with <c>OH = ⌊(H + 2·padding − KH) / stride⌋ + 1</c>.</summary>
            /// <param name="kernel">Size of a window.</param>
            /// <param name="stride">Pixels between windows; the size of a window if omitted.</param>
            /// <param name="padding">Zeros on each side, at most half a window; 0 if omitted.</param>
            /// <param name="ceil">Keeps a last window that reaches over the border.</param>
            /// <param name="countIncludePad">Padding counts as elements with value 0; otherwise the mean is over the image's own.</param>
            /// <exception cref="ShapeException">The tensor is no batch of images, or no window fits into the padded image.</exception>
            public Tensor AvgPool2d(Size2 kernel, Size2? stride = null, Size2? padding = null, bool ceil = false, bool countIncludePad = true) =>
                new AvgPool2d(kernel, stride ?? kernel, padding ?? 0, ceil, countIncludePad).Apply(x);
        }
    }
}
