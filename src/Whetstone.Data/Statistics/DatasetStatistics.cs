namespace Whetstone.Data;

/// <summary>Mean and standard deviation of a set of images, by channel and by pixel, in one pass; nothing but sums is kept.</summary>
/// <remarks>Both kinds of mean removal of the field: one value a channel (VGG) and a mean image (AlexNet, Caffe's compute_image_mean).</remarks>
/// <param name="Count">Images.</param>
/// <param name="Mean">[C]: mean of each channel.</param>
/// <param name="Std">[C]: standard deviation of each channel over all its pixels, with divisor N.</param>
/// <param name="MeanImage">[C, H, W]: mean of each pixel.</param>
public sealed record DatasetStatistics(int Count, float[] Mean, float[] Std, Tensor MeanImage)
{
    /// <summary>Reads a set once, in order.</summary>
    /// <param name="images">Data [C, H, W] of any type, all of one shape.</param>
    /// <param name="batch">Images read at a time.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ArgumentException">The set is empty.</exception>
    /// <exception cref="ShapeException">An example is no [C, H, W].</exception>
    public static DatasetStatistics Of(Dataset images, int batch = 64, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfLessThan(batch, 1);
        if (images.Count == 0) throw new ArgumentException("a set without images has no mean", nameof(images));
        Shape shape = images[0].Data.Shape;
        if (shape.Rank != 3 || shape.Size == 0) throw new ShapeException($"DatasetStatistics: needs images [C, H, W]; got {shape}");
        Sums sums = new(shape);
        for (int start = 0; start < images.Count; start += batch)
        {
            cancellation.ThrowIfCancellationRequested();
            sums.Add(images.Gather([.. Enumerable.Range(start, Math.Min(batch, images.Count - start))]).Data.To(DType.Float32).ToArray());
        }
        return sums.Result(images.Count);
    }

    /// <summary>Sums in double precision: those of bytes are exact, whatever the number of images.</summary>
    private sealed class Sums(Shape shape)
    {
        private readonly double[] pixels = new double[shape.Size], squares = new double[shape.Size];

        public void Add(ReadOnlySpan<float> images)
        {
            for (int at = 0; at < images.Length; at += pixels.Length)
                for (int i = 0; i < pixels.Length; i++)
                {
                    double value = images[at + i];
                    pixels[i] += value;
                    squares[i] += value * value;
                }
        }

        public DatasetStatistics Result(int count)
        {
            int channels = shape[0], plane = pixels.Length / channels;
            float[] mean = new float[channels], std = new float[channels];
            for (int c = 0; c < channels; c++)
            {
                double n = (double)count * plane, m = Sum(pixels, c) / n;
                mean[c] = (float)m;
                // Rounding can take a variance of 0 below it.
                std[c] = (float)Math.Sqrt(Math.Max(0, Sum(squares, c) / n - m * m));
            }
            return new(count, mean, std, Tensor.Of([.. pixels.Select(p => (float)(p / count))], shape));

            double Sum(double[] values, int c) => values.AsSpan(c * plane, plane).ToArray().Sum();
        }
    }
}
