namespace Whetstone.Data.Tests;

public sealed class DataStatisticsTests
{
    [Fact]
    public void Mean_and_deviation_are_those_of_all_pixels()
    {
        Tensor data = Tensor.Normal([150, 2, 3, 4], new Rng(1), mean: 300, std: 2);
        DataStatistics found = DataStatistics.Of(new ArrayDataset(data, Tensor.Zeros([150])));
        for (int c = 0; c < 2; c++)
        {
            double[] channel = [.. data.ToArray<double>().Where((_, i) => i / 12 % 2 == c)];
            double mean = channel.Average(), std = Math.Sqrt(channel.Average(v => (v - mean) * (v - mean)));
            Assert.Equal(mean, found.Mean[c], 1e-9);
            Assert.Equal(std, found.Std[c], 1e-9);
        }
        Assert.Equal(data.Mean(0).ToArray()[5], found.MeanImage.ToArray()[5], 1e-3);
    }

    [Fact]
    public void Bytes_count_from_0_to_1()
    {
        Tensor data = Tensor.Of(new byte[] { 0, 255, 255, 255 }, [2, 1, 2]);
        DataStatistics found = DataStatistics.Of(new ArrayDataset(data, Tensor.Zeros([2])));
        Assert.Equal(0.75, found.Mean[0], 1e-12);
        Assert.Equal(Math.Sqrt(3) / 4, found.Std[0], 1e-12);
        Assert.Equal([0.5f, 1f], found.MeanImage.ToArray());
    }

    [Fact]
    public void The_mean_image_taken_away_leaves_a_mean_of_0()
    {
        Tensor data = Tensor.Normal([20, 1, 2, 2], new Rng(2), mean: 5);
        Batch batch = new SubtractMean(DataStatistics.Of(new ArrayDataset(data, Tensor.Zeros([20]))).MeanImage).Apply(new(data, Tensor.Zeros([20])), default);
        Assert.All(batch.Data.Mean(0).ToArray(), m => Assert.InRange(m, -1e-6, 1e-6));
    }

    [Fact]
    public void Each_image_is_standardized_by_its_own_numbers()
    {
        Tensor data = Tensor.Of(new float[] { 1, 2, 3, 6, 7, 7, 7, 7 }, [2, 4]);
        float[] y = new Standardize().Apply(new(data, Tensor.Zeros([2])), default).Data.ToArray();
        double std = Math.Sqrt((4 + 1 + 0 + 9) / 4.0);
        Assert.Equal([(float)(-2 / std), (float)(-1 / std), 0, (float)(3 / std), 0, 0, 0, 0], y);
    }
}
