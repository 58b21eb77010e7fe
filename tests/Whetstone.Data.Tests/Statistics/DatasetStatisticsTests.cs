namespace Whetstone.Data.Tests;

/// <summary>Means and deviations of sets of images.</summary>
public sealed class DatasetStatisticsTests
{
    [Fact]
    public void Means_and_deviations_are_those_of_the_definition()
    {
        // Two images [2, 1, 2]: channel 0 has 1, 3, 5, 7; channel 1 is 9 throughout.
        ArrayDataset set = new(Tensor.Of(new byte[] { 1, 3, 9, 9, 5, 7, 9, 9 }, [2, 2, 1, 2]), Tensor.Of([0L, 0]));
        foreach (int batch in (int[])[1, 2, 64])
        {
            DatasetStatistics found = DatasetStatistics.Of(set, batch);
            Assert.Equal([4f, 9], found.Mean);
            Assert.Equal([MathF.Sqrt(5), 0], found.Std);
            Assert.Equal([3f, 5, 9, 9], found.MeanImage.ToArray());
        }
    }

    [Fact]
    public void Subtracting_either_mean_leaves_a_mean_of_0()
    {
        byte[] pixels = new byte[50 * 3 * 4 * 4];
        new Random(1).NextBytes(pixels);
        Dataset set = new ArrayDataset(Tensor.Of(pixels, [50, 3, 4, 4]), Tensor.Of(new long[50])).TransformFirst(x => x.To(DType.Float32));
        DatasetStatistics found = DatasetStatistics.Of(set);
        // Values below 256 are rounded to 2^-17 at most, and so is the mean: 1e-4 is far above what rounding leaves.
        DatasetStatistics image = DatasetStatistics.Of(set.TransformFirst(x => x - found.MeanImage)), channel = DatasetStatistics.Of(set.TransformFirst(x => x - Tensor.Of(found.Mean, [3, 1, 1])));
        Assert.All(image.MeanImage.ToArray(), m => Assert.InRange(m, -1e-4f, 1e-4f));
        Assert.All(channel.Mean, m => Assert.InRange(m, -1e-4f, 1e-4f));
    }

    [Fact]
    public void What_is_no_image_is_refused()
    {
        Assert.Throws<ShapeException>(() => DatasetStatistics.Of(new ArrayDataset(Tensor.Of(new float[4], [2, 2]), Tensor.Of([0L, 0]))));
        Assert.Throws<ArgumentException>(() => DatasetStatistics.Of(new ArrayDataset(Tensor.Of(Array.Empty<float>(), [0, 1, 2, 2]), Tensor.Of(Array.Empty<long>()))));
    }
}
