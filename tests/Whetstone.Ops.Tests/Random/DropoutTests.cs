using Whetstone.Testing;

namespace Whetstone.Ops.Tests.RandomNumbers;

public sealed class DropoutTests
{
    [Fact]
    public void Kept_elements_are_enlarged_and_the_mean_stays()
    {
        float[] y = Tensor.Ones([100_000]).Dropout(0.2, new Rng(1)).ToArray();
        Assert.Equal([0, 1.25f], y.Distinct().Order());
        Assert.InRange(y.Average(), 0.98, 1.02);
    }

    [Fact]
    public void The_gradient_has_the_same_mask()
    {
        Tensor x = Tensors.Normal([50, 20], 1).AttachGrad(), y = x.Dropout(0.4, new Rng(2));
        y.Backward();
        foreach ((float value, float slope) in y.ToArray().Zip(x.Grad!.ToArray())) Assert.Equal(value == 0 ? 0 : 1 / 0.6f, slope, 1e-5f);
        GradientCheck.Holds(t => t[0].Dropout(0.5, new Rng(3)), GradientCheck.Random([4, 5], 1));
    }

    [Fact]
    public void Memory_order_does_not_change_the_mask()
    {
        Tensor x = Tensors.Normal([2, 3, 4, 5], 1), last = Tensors.In(x, Format.ChannelsLast);
        Assert.Equal(x.Dropout(0.5, new Rng(4)).ToArray(), last.Dropout(0.5, new Rng(4)).ToArray());
    }

    [Fact]
    public void Shared_axes_are_dropped_together()
    {
        Tensor y = Tensor.Ones([8, 16, 3, 3]).Dropout(0.5, new Rng(5), 2, 3).Reshape(-1, 9);
        for (int row = 0; row < y.Shape[0]; row++) Assert.Single(y[row].ToArray().Distinct());
        Assert.Equal(2, y[.., 0].ToArray().Distinct().Count());
    }

    [Fact]
    public void Probabilities_of_0_and_1_keep_all_and_nothing()
    {
        Tensor x = Tensors.Normal([100], 1);
        Assert.Equal(x.ToArray(), x.Dropout(0, new Rng(6)).ToArray());
        Assert.Equal(0, x.Dropout(1, new Rng(6)).ToArray().Sum(Math.Abs));
        Assert.Equal([0], Tensor.Zeros([0]).Dropout(0.5, new Rng(6)).Shape);
        Assert.Equal("Dropout: the probability -0.5 is outside [0, 1]; got [100]", Assert.Throws<ShapeException>(() => x.Dropout(-0.5, new Rng(6))).Message);
        Assert.Equal("Dropout: needs a floating type; got int64 [2]", Assert.Throws<ShapeException>(() => Tensor.Of(1L, 2).Dropout(0.5, new Rng(6))).Message);
    }
}
