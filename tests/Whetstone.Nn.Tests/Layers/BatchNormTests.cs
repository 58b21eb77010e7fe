using Whetstone.Testing;

namespace Whetstone.Nn.Tests.Layers;

public sealed class BatchNormTests
{
    private readonly Tensor x = Tensors.Normal([4, 3, 2, 2], seed: 1) * 2 + 5;

    [Theory]
    [InlineData(0.1f)]
    [InlineData(0.25f)]
    public void Running_statistics_move_by_the_momentum_towards_mean_and_unbiased_variance(float momentum)
    {
        BatchNorm2d layer = Ready(new(3, momentum: momentum));
        layer.Call(x);
        layer.Call(x);
        float[] mean = layer.RunningMean.Data.ToArray(), variance = layer.RunningVar.Data.ToArray();
        double kept = (1 - momentum) * (1 - momentum);
        for (int c = 0; c < 3; c++)
        {
            double[] values = Channel(c);
            double m = values.Average(), v = values.Sum(a => (a - m) * (a - m)) / (values.Length - 1);
            Assert.Equal((1 - kept) * m, mean[c], 1e-4);
            Assert.Equal(kept + (1 - kept) * v, variance[c], 1e-4);
        }
        Assert.Equal(2, layer.NumBatchesTracked.Data.Item<long>());
    }

    [Fact]
    public void In_training_each_channel_has_mean_0_and_biased_variance_1_whatever_the_running_statistics_are()
    {
        BatchNorm2d layer = Ready(new(3));
        layer.RunningMean.Data = Tensor.Full([3], 1000);
        float[] y = layer.Call(x).ToArray();
        for (int c = 0; c < 3; c++)
        {
            double[] v = [.. Enumerable.Range(0, 48).Where(i => i / 4 % 3 == c).Select(i => (double)y[i])];
            Assert.Equal(0, v.Average(), 1e-5);
            Assert.Equal(1, v.Average(a => a * a), 1e-3);
        }
    }

    [Fact]
    public void In_evaluation_the_running_statistics_are_used_and_left_alone()
    {
        BatchNorm2d layer = Ready(new(3));
        layer.RunningMean.Data = Tensor.Of(1f, 2, 3);
        layer.RunningVar.Data = Tensor.Of(4f, 9, 16);
        layer.Eval();
        float[] y = layer.Call(x).ToArray(), given = x.ToArray();
        for (int i = 0; i < y.Length; i++)
        {
            int c = i / 4 % 3;
            Assert.Equal((given[i] - (c + 1)) / Math.Sqrt((c + 2) * (c + 2) + 1e-5), y[i], 1e-5);
        }
        Assert.Equal([1f, 2, 3], layer.RunningMean.Data.ToArray());
        Assert.Equal(0, layer.NumBatchesTracked.Data.Item<long>());
    }

    [Fact]
    public void A_layer_without_a_channel_count_learns_it_from_the_first_input()
    {
        BatchNorm2d layer = new();
        layer.Initialize(new(1));
        Assert.False(layer.Weight.IsInitialized);
        layer.Call(x);
        Assert.Equal([1f, 1, 1], layer.Weight.Data.ToArray());
        Assert.Equal([3], layer.RunningVar.Data.Shape.ToArray());
    }

    [Fact]
    public void A_layer_that_knows_its_channels_has_statistics_to_save_before_the_first_input() =>
        Assert.Equal(["weight", "bias", "running_mean", "running_var", "num_batches_tracked"], Ready(new(3)).StateDict().Keys);

    [Fact]
    public void An_input_of_the_wrong_rank_is_refused()
    {
        Assert.Contains("[N, C, H, W]", Assert.Throws<ShapeException>(() => Ready(new(3)).Call(Tensor.Zeros([4, 3]))).Message, StringComparison.Ordinal);
    }

    private static BatchNorm2d Ready(BatchNorm2d layer)
    {
        layer.Initialize(new(1));
        return layer;
    }

    private double[] Channel(int c) => [.. x.ToArray().Select((v, i) => (v, i)).Where(p => p.i / 4 % 3 == c).Select(p => (double)p.v)];
}
