namespace Whetstone.Graphs;

public static partial class Tf
{
    /// <summary>TensorFlow's <c>tf.image</c>.</summary>
    public static class Image
    {
        /// <summary><c>tf.image.per_image_standardization(image, name)</c>: <c>(x − mean) / max(std, 1 / √N)</c> with the N numbers of each image. Shape: [H, W, C] or [N, H, W, C] → same.</summary>
        /// <exception cref="GraphException">It is no image.</exception>
        public static Tensor PerImageStandardization(Tensor image, string? name = null) => Node("PerImageStandardization", name, t =>
        {
            Tensor x = t[0].DType.IsFloating ? t[0] : t[0].To(DType.Float32);
            if (x.Rank is not (3 or 4)) throw new ShapeException($"per_image_standardization: needs an image [H, W, C] or a batch of them; got {x.Spec}");
            int count = x.Shape[^3..].Size;
            Tensor spread = x.Var([-3, -2, -1], correction: 0, keepDims: true).Sqrt().Maximum(1 / Math.Sqrt(count));
            return (x - x.Mean([-3, -2, -1], keepDims: true)) / spread;
        }, [image], "per_image_standardization");
    }
}
