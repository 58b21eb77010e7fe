using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Shapes;

public sealed class FlattenTests
{
    [Fact]
    public void Flatten_keeps_the_batch_axis()
    {
        Assert.Equal([2, 60], Tensor.Zeros([2, 3, 4, 5]).Flatten().Shape);
        Assert.Equal([120], Tensor.Zeros([2, 3, 4, 5]).Flatten(0).Shape);
        Assert.Equal([2, 12, 5], Tensor.Zeros([2, 3, 4, 5]).Flatten(1, 2).Shape);
        Assert.Equal([7, 1], Tensor.Zeros([7]).Flatten().Shape);
        Assert.Equal([1], Tensor.Of(1f).Flatten().Shape);
        Assert.Equal([0, 12], Tensor.Zeros([0, 3, 4]).Flatten().Shape);
        Assert.Equal("Flatten: axis 2 comes after axis 1; got [2, 3, 4]", Assert.Throws<ShapeException>(() => Tensor.Zeros([2, 3, 4]).Flatten(2, 1)).Message);
    }

    [Fact]
    public void Flattening_channels_last_gives_row_major_order()
    {
        Tensor x = Tensor.Arange(24).Reshape(1, 2, 3, 4);
        Assert.Equal(x.ToArray(), Tensors.In(x, Format.ChannelsLast).Flatten().ToArray());
    }

    [Fact]
    public void Views_share_the_memory()
    {
        Tensor x = Tensor.Arange(6), y = x.View(2, -1);
        x.Assign(x * 2);
        Assert.Equal([2, 3], y.Shape);
        Assert.Equal(x.ToArray(), y.ToArray());
        GradientCheck.Holds(t => t[0].View(3, 2) * t[0].View(3, 2), GradientCheck.Random([2, 3], 1));
    }

    [Fact]
    public void Axes_of_1_come_and_go()
    {
        Tensor x = Tensor.Zeros([1, 3, 1]);
        Assert.Equal([3], x.Squeeze().Shape);
        Assert.Equal([1, 3], x.Squeeze(-1).Shape);
        Assert.Equal([3], x.Squeeze(0, 2).Shape);
        Assert.Equal([1, 3, 1, 1], x.Unsqueeze(-1).Shape);
        Assert.Equal([1, 1, 3, 1], x.Unsqueeze(0).Shape);
        Assert.Equal([1], Tensor.Of(1f).Unsqueeze(0).Shape);
        Assert.Equal("Squeeze: axis 1 has extent 3, not 1; got [1, 3, 1]", Assert.Throws<ShapeException>(() => x.Squeeze(1)).Message);
        Assert.Equal("Unsqueeze: axis 5 has no place among 4 axes; got [1, 3, 1]", Assert.Throws<ShapeException>(() => x.Unsqueeze(5)).Message);
    }

    [Fact]
    public void Reshape_completes_one_extent()
    {
        Assert.Equal([0, 3], Tensor.Zeros([0, 6]).Reshape(-1, 3).Shape);
        Assert.Equal("Reshape: 6 elements do not fit shape [4]; got [2, 3]", Assert.Throws<ShapeException>(() => Tensor.Zeros([2, 3]).Reshape(4)).Message);
        Assert.Contains("[-1, 4] cannot be completed for 6 elements", Assert.Throws<ShapeException>(() => Tensor.Zeros([2, 3]).Reshape(-1, 4)).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => Tensor.Zeros([2, 3]).Reshape(-1, -1));
    }
}
