using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Indices;

public sealed class GatherTests
{
    private static readonly Tensor Index = Tensor.Of([0L, 2, 1, 1, 0, 2, 2, 2], [2, 2, 2]);

    [Fact]
    public void Gather_follows_the_formula()
    {
        float[,,] x = new float[2, 3, 2];
        Buffer.BlockCopy(Tensor.Arange(12).ToArray(), 0, x, 0, 48);
        Tensor expected = Tensor.FromFunction([2, 2, 2], i => x[i[0], (int)Index[i[0], i[1], i[2]].Item(), i[2]]);
        Assert.Equal(expected.ToArray(), Tensor.FromArray<float>(x).Gather(1, Index).ToArray());
        Assert.Equal(expected.ToArray(), Tensor.FromArray<float>(x).To(DType.Int64).Gather(-2, Index).ToArray());
        Assert.Equal([4, 2], Tensor.Arange(6).Reshape(3, 2).Gather(0, Tensor.Of([2L, 1], [2, 1])).ToArray());
        GradientCheck.Holds(t => t[0].Gather(1, Index), GradientCheck.Random([2, 3, 2], 1));
    }

    [Fact]
    public void Pick_takes_one_element_a_row()
    {
        Tensor x = Tensor.Arange(6).Reshape(2, 3);
        Assert.Equal([2, 3], x.Pick(Tensor.Of(2L, 0)).ToArray());
        Assert.Equal([2, 3], x.Pick(Tensor.Of(2f, 0f)).ToArray());
        Assert.Equal([2, 1], x.Pick(Tensor.Of([2, 0], [2, 1]), keepAxis: true).Shape);
        Assert.Equal([3, 1, 2], x.Pick(Tensor.Of(1, 0, 0), axis: 0).ToArray());
        Assert.Equal("Pick: needs one index for each row along axis -1; got [2, 3], int32 [3]", Assert.Throws<ShapeException>(() => x.Pick(Tensor.Of(0, 0, 0))).Message);
        Assert.Equal("Gather: index 3, the element 0 of 2, is outside [0, 3); got [2, 3]", Assert.Throws<ShapeException>(() => x.Pick(Tensor.Of(3, 0))).Message);
        GradientCheck.Holds(t => t[0].Pick(Tensor.Of(2, 0)), GradientCheck.Random([2, 3], 1));
    }

    [Fact]
    public void Scatter_replaces_and_the_last_wins()
    {
        Tensor x = Tensor.Zeros([2, 3]), index = Tensor.Of([0L, 0, 2, 1], [2, 2]), source = Tensor.Of([1f, 2, 3, 4], [2, 2]);
        Assert.Equal([2, 0, 0, 0, 4, 3], x.Scatter(1, index, source).ToArray());
        Assert.Equal([3, 0, 0, 0, 4, 3], x.ScatterAdd(1, index, source).ToArray());
        Assert.Equal([3, 0, 0, 0, 4, 3], x.To(DType.Int32).ScatterAdd(1, index, source).ToArray());
        Assert.Equal([0, 0, 0, 0, 0, 0], x.ToArray());
        Tensor distinct = Tensor.Of([0L, 2, 2, 1], [2, 2]);
        GradientCheck.Holds(t => t[0].Scatter(1, distinct, t[1]), GradientCheck.Random([2, 3], 1), GradientCheck.Random([2, 2], 2));
        GradientCheck.Holds(t => t[0].ScatterAdd(1, index, t[1]), GradientCheck.Random([2, 3], 1), GradientCheck.Random([2, 2], 2));
    }

    [Fact]
    public void Scatter_is_checked()
    {
        Tensor x = Tensor.Zeros([2, 3]), index = Tensor.Of([0L, 5], [2, 1]);
        Assert.Equal("Scatter: index 5, the element 1 of 2, is outside [0, 3); got [2, 3]", Assert.Throws<ShapeException>(() => x.Scatter(1, index, Tensor.Zeros([2, 1]))).Message);
        Assert.Equal("ScatterAdd: index and source differ in shape; got [2, 3], int64 [2, 1], [2, 2]", Assert.Throws<ShapeException>(() => x.ScatterAdd(1, index, Tensor.Zeros([2, 2]))).Message);
        Assert.Equal("Gather: the index may differ along axis 1 only; got [2, 3], int64 [4, 1]", Assert.Throws<ShapeException>(() => x.Gather(1, Tensor.Zeros([4, 1], DType.Int64))).Message);
    }
}
