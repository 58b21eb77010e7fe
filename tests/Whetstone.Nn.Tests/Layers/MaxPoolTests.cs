namespace Whetstone.Nn.Tests.Layers;

public sealed class MaxPoolTests
{
    // The pools of SqueezeNet 1.0 (after its first convolution) and of GoogLeNet, at the extents that torchvision's networks have there.
    [Theory]
    [InlineData(109, 3, 54)]
    [InlineData(54, 3, 27)]
    [InlineData(27, 3, 13)]
    [InlineData(112, 3, 56)]
    [InlineData(56, 3, 28)]
    [InlineData(28, 3, 14)]
    [InlineData(14, 2, 7)]
    public void With_ceil_a_last_incomplete_window_counts(int extent, int kernel, int expected)
    {
        Shape wanted = [1, 1, expected, expected];
        Assert.Equal(wanted, new MaxPool2d(kernel, 2, ceil: true).Call(Tensor.Zeros([1, 1, extent, extent])).Shape);
    }

    [Fact]
    public void The_incomplete_window_takes_the_largest_of_what_is_there()
    {
        Tensor x = Tensor.Of([9f, 1, 2, 1, 1, 3, 4, 5, -6], [1, 1, 3, 3]);
        Assert.Equal([9f, 3, 5, -6], new MaxPool2d(2, 2, ceil: true).Call(x).ToArray());
    }
}
