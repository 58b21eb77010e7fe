using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Shapes;

public sealed class PixelShuffleTests
{
    [Fact]
    public void Channels_become_pixels_by_the_formula()
    {
        const int n = 2, c = 3, r = 2, h = 4, w = 5;
        Tensor x = Tensor.Arange(n * c * r * r * h * w).Reshape(n, c * r * r, h, w);
        float[,,,] from = new float[n, c * r * r, h, w];
        Buffer.BlockCopy(x.ToArray(), 0, from, 0, 4 * x.Length);
        Tensor shuffled = Tensor.FromFunction([n, c, h * r, w * r], i => from[i[0], i[1] * r * r + i[2] % r * r + i[3] % r, i[2] / r, i[3] / r]);
        Tensor spread = Tensor.FromFunction([n, c, h * r, w * r], i => from[i[0], (i[2] % r * r + i[3] % r) * c + i[1], i[2] / r, i[3] / r]);
        Assert.Equal(shuffled.ToArray(), x.PixelShuffle(r).ToArray());
        Assert.Equal(spread.ToArray(), x.DepthToSpace(r).ToArray());
        Assert.Equal(x.ToArray(), x.PixelShuffle(r).PixelUnshuffle(r).ToArray());
        Assert.Equal(x.ToArray(), x.DepthToSpace(r).SpaceToDepth(r).ToArray());
    }

    [Fact]
    public void Gradients_move_back() => GradientCheck.Holds(x => x[0].PixelShuffle(2).SpaceToDepth(2), GradientCheck.Random([1, 4, 2, 3], 1));

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Equal("PixelShuffle: the channels cannot be divided for factor 2; got [1, 3, 2, 2]", Assert.Throws<ShapeException>(() => Tensor.Zeros([1, 3, 2, 2]).PixelShuffle(2)).Message);
        Assert.Equal("SpaceToDepth: height and width cannot be divided for factor 2; got [1, 3, 2, 3]", Assert.Throws<ShapeException>(() => Tensor.Zeros([1, 3, 2, 3]).SpaceToDepth(2)).Message);
        Assert.Equal("PixelShuffle: needs [N, C, H, W]; got [4]", Assert.Throws<ShapeException>(() => Tensor.Zeros([4]).PixelShuffle(2)).Message);
    }
}
