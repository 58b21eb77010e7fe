using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Shapes;

public sealed class FlipTests
{
    [Fact]
    public void Flip_reverses_axes()
    {
        Tensor x = Tensor.Arange(6).Reshape(2, 3);
        Assert.Equal([2, 1, 0, 5, 4, 3], x.Flip(1).ToArray());
        Assert.Equal([5, 4, 3, 2, 1, 0], x.Flip(0, -1).ToArray());
        Assert.Equal(x.ToArray(), x.Flip().ToArray());
        Assert.Equal([0, 3], Tensor.Zeros([0, 3]).Flip(0).Shape);
        Tensor image = Tensors.Normal([2, 3, 4, 5], 1);
        Assert.Equal(image.Flip(3).ToArray(), Tensors.In(image, Format.ChannelsLast).Flip(3).ToArray());
        GradientCheck.Holds(t => t[0].Flip(1), GradientCheck.Random([2, 3], 1));
    }

    [Theory]
    [InlineData(1, new float[] { 2, 0, 1, 5, 3, 4 })]
    [InlineData(-1, new float[] { 1, 2, 0, 4, 5, 3 })]
    [InlineData(3, new float[] { 0, 1, 2, 3, 4, 5 })]
    [InlineData(-5, new float[] { 2, 0, 1, 5, 3, 4 })]
    public void Roll_rotates(int shift, float[] expected) => Assert.Equal(expected, Tensor.Arange(6).Reshape(2, 3).Roll(shift, 1).ToArray());

    [Fact]
    public void Roll_without_an_axis_goes_through_the_rows()
    {
        Assert.Equal([5, 0, 1, 2, 3, 4], Tensor.Arange(6).Reshape(2, 3).Roll(1).ToArray());
        Assert.Equal([0], Tensor.Zeros([0]).Roll(1).Shape);
        GradientCheck.Holds(t => t[0].Roll(2, 0), GradientCheck.Random([3, 2], 1));
    }
}
