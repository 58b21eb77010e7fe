using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Indices;

public sealed class MaskedTests
{
    private static readonly Tensor X = Tensor.Arange(6).Reshape(2, 3), Mask = Tensor.FromArray<bool>(new[,] { { true, false, true }, { false, false, true } });

    [Fact]
    public void Fill_replaces_where_the_mask_is_true()
    {
        Assert.Equal([9, 1, 9, 3, 4, 9], X.MaskedFill(Mask, 9).ToArray());
        Assert.Equal([0, 9, 2, 3, 9, 5], X.MaskedFill(Tensor.Of(false, true, false), 9).ToArray());
        Assert.Equal(DType.Int32, X.To(DType.Int32).MaskedFill(Mask, 9).DType);
        Assert.Equal(float.NegativeInfinity, X.MaskedFill(Mask, double.NegativeInfinity)[0, 0].Item());
        GradientCheck.Holds(t => t[0].MaskedFill(Mask, 2), GradientCheck.Random([2, 3], 1));
        Assert.Equal("MaskedFill: the mask does not broadcast to the tensor; got [3], bool [2, 3]", Assert.Throws<ShapeException>(() => X[0].MaskedFill(Mask, 1)).Message);
    }

    [Fact]
    public void Select_collects_where_the_mask_is_true()
    {
        Assert.Equal([0, 2, 5], X.MaskedSelect(Mask).ToArray());
        Assert.Equal([3, 4, 5], X.MaskedSelect(Tensor.Of([false, true], [2, 1])).ToArray());
        Assert.Equal([0], X.MaskedSelect(Tensor.Of(false)).Shape);
        GradientCheck.Holds(t => t[0].MaskedSelect(Mask), GradientCheck.Random([2, 3], 1));
    }

    [Fact]
    public void A_mask_of_rows_selects_rows()
    {
        Assert.Equal([3, 4, 5], X.Mask(Tensor.Of(false, true)).ToArray());
        Assert.Equal([1, 3], X.Mask(Tensor.Of(false, true)).Shape);
        Assert.Equal([0, 3], X.Mask(Tensor.Of(false, false)).Shape);
        Assert.Equal("Mask: the mask's shape is not that of the leading axes; got [2, 3], bool [3]", Assert.Throws<ShapeException>(() => X.Mask(Tensor.Of(true, true, true))).Message);
    }

    [Fact]
    public void NonZero_lists_indices()
    {
        Assert.Equal([0, 0, 0, 2, 1, 2], Mask.NonZero().ToArray<long>());
        Assert.Equal([3, 2], Mask.NonZero().Shape);
        Assert.Equal([1, 0], Tensor.Of(5f).NonZero().Shape);
        Assert.Equal([0, 1], Tensor.Zeros([4]).NonZero().Shape);
    }

    [Fact]
    public void OneHot_marks_the_label()
    {
        Assert.Equal([0, 0, 1, 1, 0, 0], Tensor.Of(2, 0).OneHot(3).ToArray());
        Assert.Equal([-1, 5], Tensor.Of(1f).OneHot(2, on: 5, off: -1).ToArray());
        Assert.Equal([0, 4], Tensor.Zeros([0], DType.Int64).OneHot(4).Shape);
        Assert.Equal("OneHot: index 3, the element 0 of 1, is outside [0, 3); got int64 []", Assert.Throws<ShapeException>(() => Tensor.Of(3).OneHot(3)).Message);
    }
}
