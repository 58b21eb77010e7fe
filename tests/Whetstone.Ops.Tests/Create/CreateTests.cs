namespace Whetstone.Ops.Tests.Create;

public sealed class CreateTests
{
    [Fact]
    public void Ranges_stop_before_the_end()
    {
        Assert.Equal([0, 1, 2], Tensor.Arange(3).ToArray());
        Assert.Equal([1, 1.5f, 2], Tensor.Arange(1, 2.5, 0.5).ToArray());
        Assert.Equal([3, 2, 1], Tensor.Arange(3, 0, -1, DType.Int64).ToArray<long>());
        Assert.Equal([0], Tensor.Arange(3, 1).Shape);
        Assert.Equal([0], Tensor.Arange(0).Shape);
        Assert.Contains("no way from 0 to 1 in steps of 0", Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Arange(0, 1, 0)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Spaces_contain_both_ends()
    {
        Assert.Equal([0, 0.25f, 0.5f, 0.75f, 1], Tensor.Linspace(0, 1, 5).ToArray());
        Assert.Equal(0.3, Tensor.Linspace(0.1, 0.3, 7, DType.Float64)[^1].Item<double>());
        Assert.Equal([2], Tensor.Linspace(2, 3, 1).ToArray());
        Assert.Equal([0], Tensor.Linspace(2, 3, 0).Shape);
    }

    [Fact]
    public void Eye_has_ones_on_a_diagonal()
    {
        Assert.Equal([1, 0, 0, 1], Tensor.Eye(2).ToArray());
        Assert.Equal([0, 1, 0, 0, 0, 1], Tensor.Eye(2, 3, 1).ToArray());
        Assert.Equal([0, 0, 1, 0, 0, 1], Tensor.Eye(3, 2, -1).ToArray());
        Assert.Equal([0, 0, 0, 0], Tensor.Eye(2, diagonal: 5, type: DType.Int32).ToArray());
        Assert.Equal([0, 0], Tensor.Eye(0).Shape);
    }

    [Fact]
    public void Fills_hold_one_number_of_any_type()
    {
        foreach (DType type in Enum.GetValues<DType>()) Assert.Equal([1, 1], Tensor.Ones([2], type).ToArray());
        Assert.Equal(new Spec([2], DType.Int32), Tensor.Full([2], 7, DType.Int32).ZerosLike().Spec);
        Assert.Equal(7, Tensor.Full([], 7).Item());
    }

    [Fact]
    public void A_formula_sees_every_index() => Assert.Equal([0, 1, 2, 10, 11, 12], Tensor.FromFunction([2, 3], i => 10 * i[0] + i[1]).ToArray());
}
