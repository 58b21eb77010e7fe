using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Largest element of every window: <c>x [N, C, H, W] → y [N, C, OH, OW]</c>. Padding counts as −∞, a NaN makes its windows NaN.</summary>
    /// <remarks><c>OH = ⌊(H + 2·padding − KH) / stride⌋ + 1</c>; with ⌈⌉ instead of ⌊⌋ when rounding up, unless the last window would lie in the padding alone.</remarks>
    /// <param name="Kernel">Size of a window.</param>
    /// <param name="Stride">Pixels between windows.</param>
    /// <param name="Padding">Pixels on each side, at most half a window.</param>
    /// <param name="Ceil">Keeps a last window that reaches over the border.</param>
    [Op("MaxPool2d", Onnx = "MaxPool", Since = 12)]
    public sealed record MaxPool2d(Size2 Kernel, Size2 Stride, Size2 Padding, bool Ceil) : Op
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
        public override bool RunsWith(Op next) => next is MaxPool2dIndex index && index.Pool == this;

        /// <inheritdoc/>
        public override void Run(in Launch l)
        {
            if (l.HasNext) PoolKernel.MaxAndIndex(Geometry(l.Shape(0)), l.X(0), l.Y, l.NextBytes(), l.Workers);
            else PoolKernel.Max(Geometry(l.Shape(0)), l.X(0), l.Y, l.Workers);
        }

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) => new MaxPool2dGrad(this, x[0].Shape).Apply(new MaxPool2dIndex(this).Apply(x[0], y), dy);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>MaxPool2d</c>.</summary>
    public static class MaxPool2dApi
    {
        extension(Tensor x)
        {
            /// <summary>Largest element of every window: <c>[N, C, H, W] → [N, C, OH, OW]</c> with <c>OH = ⌊(H + 2·padding − KH) / stride⌋ + 1</c>.</summary>
            /// <param name="kernel">Size of a window.</param>
            /// <param name="stride">Pixels between windows; the size of a window if omitted.</param>
            /// <param name="padding">Pixels of −∞ on each side, at most half a window; 0 if omitted.</param>
            /// <param name="ceil">Keeps a last window that reaches over the border.</param>
            /// <exception cref="ShapeException">The tensor is no batch of images, or no window fits into the padded image.</exception>
            public Tensor MaxPool2d(Size2 kernel, Size2? stride = null, Size2? padding = null, bool ceil = false) =>
                new MaxPool2d(kernel, stride ?? kernel, padding ?? 0, ceil).Apply(x);
        }
    }
}
