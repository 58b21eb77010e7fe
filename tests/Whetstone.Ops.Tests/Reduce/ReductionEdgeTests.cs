namespace Whetstone.Tests;

public sealed class ReductionEdgeTests
{
    [Fact]
    public void A_single_number_reduces_to_itself()
    {
        Tensor x = Tensor.Of(3f);
        foreach (Tensor y in new[] { x.Sum(), x.Mean(), x.Prod(), x.Max(), x.Min(), x.Norm(), x.LogSumExp() })
        {
            Assert.Equal(0, y.Rank);
            Assert.Equal(3, y.Item(), 1e-6);
        }
        Assert.Equal(0, x.ArgMax().Item<long>());
        Assert.True(float.IsNaN(x.Var().Item()));
        Assert.Equal(0, x.Var(correction: 0).Item());
    }

    [Fact]
    public void Reductions_over_nothing_give_the_neutral_element()
    {
        Tensor x = Tensor.Zeros(new Shape(2, 0));
        Assert.Equal([0f, 0], x.Sum(1).ToArray());
        Assert.Equal([1f, 1], x.Prod(1).ToArray());
        Assert.Equal([float.NaN, float.NaN], x.Mean(1).ToArray());
        Assert.Equal([float.NegativeInfinity, float.NegativeInfinity], x.LogSumExp(1).ToArray());
        Assert.Equal([true, true], x.All(1).ToArray<bool>());
        Assert.Equal([false, false], x.Any(1).ToArray<bool>());
        Assert.Empty(x.Sum(0).ToArray());
        Assert.Equal(0, x.Sum().Item());
    }

    [Fact]
    public void Errors_name_the_op_and_what_it_got()
    {
        Tensor x = Tensor.Zeros(new Shape(2, 0));
        Assert.Equal("Max: axes [1] hold no elements to choose from; got [2, 0]", Assert.Throws<ShapeException>(() => x.Max(1)).Message);
        Assert.Equal("ArgMin: axes all hold no elements to choose from; got [2, 0]", Assert.Throws<ShapeException>(() => x.ArgMin()).Message);
        Assert.Contains("axis 2 is outside the 2 axes of [2, 0]", Assert.Throws<ArgumentOutOfRangeException>(() => x.Sum(2)).Message, StringComparison.Ordinal);
        Assert.Equal("axes [1, -1] name axis 1 of [2, 0] twice", Assert.Throws<ShapeException>(() => x.Sum([1, -1])).Message);
        Assert.Equal("Var: needs a floating type; got int64 [2]", Assert.Throws<ShapeException>(() => Tensor.Of(1L, 2).Var()).Message);
        Assert.Equal("Norm: p is 3, which is none of 1, 2 and ∞; got [2, 0]", Assert.Throws<ShapeException>(() => x.Norm(3)).Message);
    }

    [Fact]
    public void NaN_is_the_extreme_wherever_it_stands()
    {
        Tensor x = Tensor.Of(1f, float.NaN, 2);
        Assert.True(float.IsNaN(x.Max().Item()));
        Assert.True(float.IsNaN(x.Min().Item()));
        Assert.Equal(1, x.ArgMax().Item<long>());
    }

    [Fact]
    public void Log_sum_exp_neither_overflows_nor_loses_minus_infinity()
    {
        Assert.Equal(1000 + MathF.Log(2), Tensor.Of(1000f, 1000).LogSumExp().Item());
        Tensor x = Tensor.Of(float.NegativeInfinity, float.NegativeInfinity).AttachGrad();
        Tensor y = x.LogSumExp();
        Assert.Equal(float.NegativeInfinity, y.Item());
        Assert.Equal([0f, 0], Autograd.Grad([y], [x])[0].ToArray());
    }

    [Fact]
    public void Channels_last_results_stay_channels_last_where_axes_are_kept()
    {
        Tensor x = MemoryOrder.ChannelsLast(FiniteDifference.Numbers(2, 3, 4, 5));
        Assert.Equal(Format.ChannelsLast, x.Sum(1, keepDims: true).Format);
        Assert.Equal(Format.ChannelsLast, x.Mean([2, 3], keepDims: true).Format);
    }
}
