using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Shapes;

public sealed class PermuteTests
{
    public static TheoryData<int[]> Orders => new([0, 1, 2, 3], [3, 2, 1, 0], [0, 2, 3, 1], [0, 3, 1, 2], [1, 0, 3, 2], [2, 0, 1, 3]);

    [Theory, MemberData(nameof(Orders))]
    public void Axes_are_reordered_in_any_memory_order(int[] axes)
    {
        int[] shape = [2, 3, 4, 5], result = [.. axes.Select(a => shape[a])];
        Tensor x = Tensor.Arange(120).Reshape(shape), expected = Tensor.FromFunction(result, i =>
        {
            int[] at = new int[4];
            for (int k = 0; k < 4; k++) at[axes[k]] = i[k];
            return ((at[0] * 3 + at[1]) * 4 + at[2]) * 5 + at[3];
        });
        Assert.Equal(result, x.Permute(axes).Shape);
        Assert.Equal(expected.ToArray(), x.Permute(axes).ToArray());
        Assert.Equal(expected.ToArray(), Tensors.In(x, Format.ChannelsLast).Permute(axes).ToArray());
        Assert.Equal(expected.ToArray(), x.To(DType.UInt8).Permute(axes).ToArray());
        Assert.Equal(expected.ToArray(), x.To(DType.Float16).Permute(axes).ToArray());
        GradientCheck.Holds(t => t[0].Permute(axes), GradientCheck.Random(shape, 1));
    }

    [Fact]
    public void Images_with_channels_last_come_back_without_being_moved()
    {
        Tensor x = Tensor.Arange(48).Reshape(2, 3, 2, 4), last = x.Permute(0, 2, 3, 1), back = last.Permute(0, 3, 1, 2);
        Assert.Equal(Format.ChannelsLast, back.Format);
        Assert.Equal(x.ToArray(), back.ToArray());
        Assert.Equal(last.ToArray(), back.Permute(0, 2, 3, 1).ToArray());
    }

    [Fact]
    public void Moving_axes_of_1_shares_the_memory()
    {
        Tensor x = Tensor.Arange(6).Reshape(2, 1, 3), y = x.Transpose(0, 1);
        x.Assign(x * 2);
        Assert.Equal([1, 2, 3], y.Shape);
        Assert.Equal(x.ToArray(), y.ToArray());
    }

    [Fact]
    public void Transposes_are_permutations()
    {
        Tensor x = Tensor.Arange(24).Reshape(2, 3, 4);
        Assert.Equal([2, 4, 3], x.Transpose(-1, 1).Shape);
        Assert.Equal([4, 3, 2], x.Transpose().Shape);
        Assert.Equal([3, 4, 2], x.MoveAxis(0, -1).Shape);
        Assert.Equal([4, 2, 3], x.MoveAxis(-1, 0).Shape);
        Assert.Equal([0, 2, 1, 3], Tensor.Arange(4).Reshape(2, 2).T.ToArray());
        Assert.Equal([0, 3, 2], Tensor.Zeros([2, 3, 0]).Transpose().Shape);
        Assert.Equal(5, Tensor.Of(5f).Transpose().Item());
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Tensor x = Tensor.Zeros([2, 3]);
        Assert.Equal("Permute: axes [0, 0] are no permutation of the input's 2 axes; got [2, 3]", Assert.Throws<ShapeException>(() => x.Permute(0, 0)).Message);
        Assert.Throws<ShapeException>(() => x.Permute(0));
        Assert.Equal("T: needs a matrix; got [2]; use Transpose or Permute", Assert.Throws<ShapeException>(() => Tensor.Zeros([2]).T).Message);
    }
}
