using Whetstone.Kernels;

namespace Whetstone.Ops
{
    /// <summary>Images sampled at the places of a grid: <c>x [N, C, H, W], grid [N, OH, OW, 2] → y [N, C, OH, OW]</c>. Spatial transformer networks (arXiv:1506.02025).</summary>
    /// <remarks>A place is (x, y), from -1 at the left or top to 1 at the right or bottom. PyTorch's <c>grid_sample</c>.</remarks>
    /// <param name="Mode">How pixels are taken.</param>
    /// <param name="Padding">What there is beyond an image.</param>
    /// <param name="AlignCorners">Whether -1 and 1 are the centres of the outermost pixels, rather than their outer edges.</param>
    [Op("GridSample", Onnx = "GridSample", Since = 16)]
    public sealed record GridSample(InterpolateMode Mode, GridPadding Padding, bool AlignCorners) : Op
    {
        /// <inheritdoc/>
        public override Spec Infer(ReadOnlySpan<Spec> x)
        {
            (Shape image, Shape grid) = (x[0].Shape, x[1].Shape);
            if (image.Rank != 4 || grid.Rank != 4 || grid[3] != 2 || grid[0] != image[0]) throw Bad("expects x [N, C, H, W] and grid [N, OH, OW, 2]", x);
            if (x[0].DType != DType.Float32 || x[1].DType != DType.Float32) throw Bad(PoolShapes.SingleOnly, x);
            if (image[2] == 0 || image[3] == 0) throw Bad("an image without pixels cannot be sampled", x);
            return x[0] with { Shape = [image[0], image[1], grid[1], grid[2]] };
        }

        /// <inheritdoc/>
        public override void Run(in Launch l) => GridKernel.Sample(Extents(l.Shape(0), l.Shape(1)), l.X(0), l.X(1), l.Y, l.Workers);

        /// <inheritdoc/>
        public override bool NeedsOutput => false;

        /// <inheritdoc/>
        public override Tensor Gradient(int input, Tensor[] x, Tensor y, Tensor dy) =>
            input == 0 ? new GridSampleInputGrad(this, x[0].Shape).Apply(dy, x[1]) : new GridSampleGridGrad(this).Apply(dy, x[0], x[1]);

        /// <inheritdoc/>
        public override Tensor Lower(Tensor[] x) => GridSampleInOps.Of(this, x[0], x[1]);

        internal GridShape Extents(Shape image, Shape grid) =>
            new(image[0], image[1], image[2], image[3], grid[1], grid[2], Mode == InterpolateMode.Nearest, Padding, AlignCorners);
    }
}

namespace Whetstone
{
    /// <summary>The method of <c>GridSample</c>.</summary>
    public static class GridSampleApi
    {
        extension(Tensor x)
        {
            /// <summary>Images sampled at the places of a grid, such as that of <c>Tensor.AffineGrid</c>: <c>[N, C, H, W], [N, OH, OW, 2] → [N, C, OH, OW]</c>.</summary>
            /// <param name="grid">Places (x, y), from -1 at the left or top to 1 at the right or bottom.</param>
            /// <param name="mode">How pixels are taken.</param>
            /// <param name="padding">What there is beyond an image.</param>
            /// <param name="alignCorners">Whether -1 and 1 are the centres of the outermost pixels, rather than their outer edges.</param>
            /// <exception cref="ShapeException">The shapes do not fit.</exception>
            public Tensor GridSample(Tensor grid, InterpolateMode mode = InterpolateMode.Bilinear, GridPadding padding = GridPadding.Zeros, bool alignCorners = false)
            {
                ArgumentNullException.ThrowIfNull(grid);
                return new GridSample(mode, padding, alignCorners).Apply(x, grid);
            }
        }
    }
}
