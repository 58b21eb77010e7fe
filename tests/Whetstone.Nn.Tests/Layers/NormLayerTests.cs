using Whetstone.Testing;

namespace Whetstone.Nn.Tests.Layers;

public sealed class NormLayerTests
{
    private readonly Tensor x = Tensors.Normal([2, 4, 3, 3], seed: 4) * 3 + 1;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    public void Group_norm_normalises_each_group_of_channels_then_scales_and_shifts(int groups)
    {
        GroupNorm layer = new(groups, 4);
        layer.Weight!.Set(Tensor.Of(1f, 2, 3, 4));
        layer.Bias!.Set(Tensor.Of(0f, -1, 1, 5));
        Matches(layer.Call(x), 36 / groups, c => c + 1, c => layer.Bias.Data.ToArray()[c]);
    }

    [Fact]
    public void Instance_norm_normalises_each_channel_of_each_sample() => Matches(new InstanceNorm2d(4).Call(x), 9, _ => 1, _ => 0);

    [Fact]
    public void Layer_norm_normalises_over_the_axes_it_was_given()
    {
        LayerNorm layer = new([4, 3, 3], affine: false);
        Matches(layer.Call(x), 36, _ => 1, _ => 0);
        Assert.Throws<ShapeException>(() => layer.Call(Tensor.Zeros([2, 4, 3])));
    }

    [Fact]
    public void Groups_that_do_not_divide_the_channels_are_refused() => Assert.Throws<ArgumentException>(() => new GroupNorm(3, 4));

    private void Matches(Tensor actual, int run, Func<int, double> scale, Func<int, double> shift)
    {
        float[] given = x.ToArray(), y = actual.ToArray();
        for (int start = 0; start < given.Length; start += run)
        {
            double[] part = [.. given.Skip(start).Take(run).Select(v => (double)v)];
            double mean = part.Average(), sigma = Math.Sqrt(part.Average(v => (v - mean) * (v - mean)) + 1e-5);
            for (int i = 0; i < run; i++)
            {
                int channel = (start + i) / 9 % 4;
                Assert.Equal((part[i] - mean) / sigma * scale(channel) + shift(channel), y[start + i], 2e-5);
            }
        }
    }
}
