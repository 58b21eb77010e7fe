namespace Whetstone.Data;

/// <summary>Sums over batches, in double precision and in the order of the examples.</summary>
internal sealed class DataSums
{
    private readonly Shape shape;
    private readonly double scale;
    private readonly double[] pixels, squares;
    private readonly double[] origin;
    private long count;

    public DataSums(Tensor first)
    {
        if (first.Rank < 2 || first.Shape.Size == 0) throw new ShapeException($"DataStatistics: needs batches [n, C, …]; got {first.Spec}");
        shape = first.Shape[1..];
        scale = first.DType == DType.UInt8 ? 255 : 1;
        pixels = new double[shape.Size];
        squares = new double[shape[0]];
        origin = new double[shape[0]];
        // Squares of differences to a value near the mean lose no digits, however far the mean is from 0.
        double[] values = first.ToArray<double>();
        int inner = shape.Size / shape[0];
        for (int c = 0; c < origin.Length; c++) origin[c] = values.AsSpan(c * inner, inner).ToArray().Average() / scale;
    }

    public void Add(Tensor batch)
    {
        if (batch.Shape[1..] != shape) throw new ShapeException($"DataStatistics: examples have one shape; got {batch.Shape[1..]} after {shape}");
        double[] values = batch.ToArray<double>();
        int size = shape.Size, inner = size / shape[0];
        for (int i = 0; i < values.Length; i++)
        {
            int at = i % size, c = at / inner;
            double x = values[i] / scale - origin[c];
            pixels[at] += x;
            squares[c] += x * x;
        }
        count += batch.Shape[0];
    }

    public DataStatistics Result()
    {
        int inner = shape.Size / shape[0];
        double[] mean = new double[shape[0]], std = new double[shape[0]];
        float[] image = new float[shape.Size];
        for (int at = 0; at < image.Length; at++)
        {
            image[at] = (float)(origin[at / inner] + pixels[at] / count);
            mean[at / inner] += pixels[at] / ((double)count * inner);
        }
        for (int c = 0; c < mean.Length; c++)
        {
            std[c] = Math.Sqrt(Math.Max(0, squares[c] / ((double)count * inner) - mean[c] * mean[c]));
            mean[c] += origin[c];
        }
        return new(mean, std, Tensor.Of(image, shape));
    }
}
