namespace Whetstone.Graphs;

public static partial class Tf
{
    /// <content>Operations on images [N, H, W, C].</content>
    public static partial class Nn
    {
        /// <summary><c>tf.nn.conv2d(input, filter, strides, padding, name)</c>. Shape: [N, H, W, C] and [KH, KW, C, O] → [N, OH, OW, O].</summary>
        /// <param name="input">Images.</param>
        /// <param name="filter">Filters.</param>
        /// <param name="strides">[1, s, s, 1].</param>
        /// <param name="padding"><c>SAME</c> or <c>VALID</c>.</param>
        /// <param name="name">Its name.</param>
        /// <exception cref="GraphException">The shapes do not fit, or a setting is none of TensorFlow's.</exception>
        public static Tensor Conv2d(Tensor input, Tensor filter, int[] strides, string padding, string? name = null)
        {
            Size2 stride = Windows.Size(strides, name ?? "Conv2D", "strides");
            bool same = Windows.IsSame(padding, name ?? "Conv2D");
            Typing.Same(name ?? "Conv2D", [input, filter]);
            return Node("Conv2D", name, t =>
            {
                Tensor x = Images("Conv2D", t[0]), w = t[1].Rank == 4 ? t[1].Permute(3, 2, 0, 1) : throw new ShapeException($"Conv2D: needs a filter [H, W, in, out]; got {t[1].Spec}");
                (Tensor padded, Size2 around) = same ? Windows.Same(x, (w.Shape[2], w.Shape[3]), stride, 0) : (x, 0);
                return padded.Conv2d(w, stride: stride, padding: around).Permute(0, 2, 3, 1);
            }, [input, filter], attributes: Windows.Attributes(strides, padding));
        }

        /// <summary><c>tf.nn.max_pool(value, ksize, strides, padding, name)</c>. Shape: [N, H, W, C] → [N, OH, OW, C].</summary>
        /// <param name="value">Images.</param>
        /// <param name="ksize">[1, h, w, 1].</param>
        /// <param name="strides">[1, h, w, 1].</param>
        /// <param name="padding"><c>SAME</c> or <c>VALID</c>.</param>
        /// <param name="name">Its name.</param>
        public static Tensor MaxPool(Tensor value, int[] ksize, int[] strides, string padding, string? name = null)
        {
            Size2 kernel = Windows.Size(ksize, name ?? "MaxPool", "ksize"), stride = Windows.Size(strides, name ?? "MaxPool", "strides");
            bool same = Windows.IsSame(padding, name ?? "MaxPool");
            return Node("MaxPool", name, t =>
            {
                Tensor x = Images("MaxPool", t[0]);
                (Tensor padded, Size2 around) = same ? Windows.Same(x, kernel, stride, double.NegativeInfinity) : (x, 0);
                return padded.MaxPool2d(kernel, stride, around).Permute(0, 2, 3, 1);
            }, [value], attributes: Windows.Attributes(strides, padding, ksize));
        }

        /// <summary><c>tf.nn.avg_pool(value, ksize, strides, padding, name)</c>: the mean of the pixels that are there. Shape: [N, H, W, C] → [N, OH, OW, C].</summary>
        /// <param name="value">Images.</param>
        /// <param name="ksize">[1, h, w, 1].</param>
        /// <param name="strides">[1, h, w, 1].</param>
        /// <param name="padding"><c>SAME</c> or <c>VALID</c>.</param>
        /// <param name="name">Its name.</param>
        public static Tensor AvgPool(Tensor value, int[] ksize, int[] strides, string padding, string? name = null)
        {
            Size2 kernel = Windows.Size(ksize, name ?? "AvgPool", "ksize"), stride = Windows.Size(strides, name ?? "AvgPool", "strides");
            bool same = Windows.IsSame(padding, name ?? "AvgPool");
            return Node("AvgPool", name, t =>
            {
                Tensor x = Images("AvgPool", t[0]);
                if (!same) return x.AvgPool2d(kernel, stride).Permute(0, 2, 3, 1);
                // Pooled ones say which part of each window lies in the image.
                (Tensor padded, Size2 around) = Windows.Same(x, kernel, stride, 0);
                (Tensor there, _) = Windows.Same(Tensor.Ones([1, 1, x.Shape[2], x.Shape[3]]), kernel, stride, 0);
                return (padded.AvgPool2d(kernel, stride, around) / there.AvgPool2d(kernel, stride, around)).Permute(0, 2, 3, 1);
            }, [value], attributes: Windows.Attributes(strides, padding, ksize));
        }

        /// <summary><c>tf.nn.lrn(input, depth_radius, bias, alpha, beta, name)</c>: normalisation across neighbouring channels. Shape: [N, H, W, C] → same.</summary>
        public static Tensor Lrn(Tensor input, int depthRadius = 5, double bias = 1, double alpha = 1, double beta = 0.5, string? name = null) =>
            Node("LRN", name, t =>
            {
                // The window is a sum over depthRadius channels on either side: an average pooling over channels, times its size.
                Tensor squares = Images("LRN", t[0]).Square(), sum = squares;
                int channels = squares.Shape[1];
                for (int shift = 1; shift <= Math.Min(depthRadius, channels - 1); shift++)
                    sum = sum + squares[.., shift..].Pad([(0, shift), (0, 0), (0, 0)]) + squares[.., ..(channels - shift)].Pad([(shift, 0), (0, 0), (0, 0)]);
                return t[0] / (sum * alpha + bias).Pow(Tensor.Of((float)beta)).Permute(0, 2, 3, 1);
            }, [input]);

        private static Tensor Images(string operation, Tensor x) =>
            x.Rank == 4 ? x.Permute(0, 3, 1, 2) : throw new ShapeException($"{operation}: needs images [N, H, W, C]; got {x.Spec}");
    }
}
