namespace Whetstone;

/// <summary>The places of a batch of affine maps, for <c>GridSample</c>.</summary>
public static class AffineGridApi
{
    extension(Tensor)
    {
        /// <summary>Where the pixels of a result come from under affine maps: <c>[N, 2, 3] → [N, OH, OW, 2]</c>. PyTorch's <c>affine_grid</c>.</summary>
        /// <param name="theta">The place (x, y) = θ · (x', y', 1) in the image of a place (x', y') in the result; both from -1 to 1.</param>
        /// <param name="size">OH and OW.</param>
        /// <param name="alignCorners">Whether -1 and 1 are the centres of the outermost pixels, rather than their outer edges.</param>
        /// <exception cref="ShapeException">The maps are not [N, 2, 3].</exception>
        public static Tensor AffineGrid(Tensor theta, Size2 size, bool alignCorners = false)
        {
            ArgumentNullException.ThrowIfNull(theta);
            if (theta.Rank != 3 || theta.Shape[1] != 2 || theta.Shape[2] != 3) throw new ShapeException($"AffineGrid: expects theta [N, 2, 3]; got {theta.Spec}");
            if (Math.Min(size.H, size.W) < 1) throw new ShapeException($"AffineGrid: a grid has places; asked for {size}");
            float[] places = new float[size.H * size.W * 3];
            for (int i = 0; i < size.H * size.W; i++)
            {
                places[3 * i] = Centre(i % size.W, size.W, alignCorners);
                places[3 * i + 1] = Centre(i / size.W, size.H, alignCorners);
                places[3 * i + 2] = 1;
            }
            int n = theta.Shape[0];
            Tensor plane = Tensor.Of(places, [1, size.H * size.W, 3]).BroadcastTo([n, size.H * size.W, 3]);
            return plane.BatchMatMul(theta, transposeB: true).Reshape(n, size.H, size.W, 2);
        }
    }

    private static float Centre(int i, int extent, bool alignCorners) =>
        alignCorners ? extent == 1 ? 0 : 2f * i / (extent - 1) - 1 : (2f * i + 1) / extent - 1;
}
