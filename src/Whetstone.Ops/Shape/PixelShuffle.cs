namespace Whetstone;

/// <summary>Moves between channels and positions (Shi et al., CVPR 2016, for the pixel shuffle).</summary>
public static class PixelShuffleApi
{
    extension(Tensor x)
    {
        /// <summary>Spreads channels over r × r pixels. Shape: [N, C·r², H, W] → [N, C, H·r, W·r]; channel c·r² + i·r + j becomes pixel (i, j).</summary>
        /// <exception cref="ShapeException">The tensor is no batch of images, or the channels cannot be divided.</exception>
        public Tensor PixelShuffle(int r)
        {
            (int n, int c, int h, int w) = Images(x, "PixelShuffle", r, channels: r * r, pixels: 1);
            return x.Reshape(n, c / (r * r), r, r, h, w).Permute(0, 1, 4, 2, 5, 3).Reshape(n, c / (r * r), h * r, w * r);
        }

        /// <summary>Collects r × r pixels into channels: the inverse of <c>PixelShuffle</c>. Shape: [N, C, H·r, W·r] → [N, C·r², H, W].</summary>
        /// <exception cref="ShapeException">The tensor is no batch of images, or the extents cannot be divided.</exception>
        public Tensor PixelUnshuffle(int r)
        {
            (int n, int c, int h, int w) = Images(x, "PixelUnshuffle", r, channels: 1, pixels: r);
            return x.Reshape(n, c, h / r, r, w / r, r).Permute(0, 1, 3, 5, 2, 4).Reshape(n, c * r * r, h / r, w / r);
        }

        /// <summary>As <c>PixelUnshuffle</c>, with the pixel as the slower part of the channel. Shape: [N, C, H·r, W·r] → [N, r²·C, H, W].</summary>
        /// <remarks>The order of ONNX and TensorFlow.</remarks>
        /// <exception cref="ShapeException">The tensor is no batch of images, or the extents cannot be divided.</exception>
        public Tensor SpaceToDepth(int r)
        {
            (int n, int c, int h, int w) = Images(x, "SpaceToDepth", r, channels: 1, pixels: r);
            return x.Reshape(n, c, h / r, r, w / r, r).Permute(0, 3, 5, 1, 2, 4).Reshape(n, c * r * r, h / r, w / r);
        }

        /// <summary>The inverse of <c>SpaceToDepth</c>. Shape: [N, r²·C, H, W] → [N, C, H·r, W·r].</summary>
        /// <remarks>The order of ONNX's mode DCR and of TensorFlow.</remarks>
        /// <exception cref="ShapeException">The tensor is no batch of images, or the channels cannot be divided.</exception>
        public Tensor DepthToSpace(int r)
        {
            (int n, int c, int h, int w) = Images(x, "DepthToSpace", r, channels: r * r, pixels: 1);
            return x.Reshape(n, r, r, c / (r * r), h, w).Permute(0, 3, 4, 1, 5, 2).Reshape(n, c / (r * r), h * r, w * r);
        }
    }

    private static (int N, int C, int H, int W) Images(Tensor x, string op, int r, int channels, int pixels)
    {
        if (x.Rank != 4) throw new ShapeException($"{op}: needs [N, C, H, W]; got {x.Spec}");
        if (r <= 0 || x.Shape[1] % channels != 0 || x.Shape[2] % pixels != 0 || x.Shape[3] % pixels != 0)
            throw new ShapeException($"{op}: {(pixels == 1 ? "the channels" : "height and width")} cannot be divided for factor {r}; got {x.Spec}");
        return (x.Shape[0], x.Shape[1], x.Shape[2], x.Shape[3]);
    }
}
