using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Indices;

public sealed class TakeTests
{
    private static readonly Tensor X = Tensor.Arange(12).Reshape(3, 4);

    [Fact]
    public void Positions_are_taken_along_any_axis_and_type()
    {
        Tensor indices = Tensor.Of([2, -1, 0, 0], [2, 2]);
        Assert.Equal([2, 2, 4], X.Take(indices).Shape);
        Assert.Equal([8, 9, 10, 11, 8, 9, 10, 11, 0, 1, 2, 3, 0, 1, 2, 3], X.Take(indices).ToArray());
        Assert.Equal([2, 3, 0, 0, 6, 7, 4, 4, 10, 11, 8, 8], X.Take(indices, 1).ToArray());
        foreach (DType type in Enum.GetValues<DType>())
            Assert.Equal(X.To(type).ToArray()[8..], X.To(type).Take(Tensor.Of([2f])).ToArray());
    }

    [Fact]
    public void An_index_of_rank_0_drops_the_axis_and_an_empty_one_empties_it()
    {
        Assert.Equal([4, 5, 6, 7], X.Take(Tensor.Of(1)).ToArray());
        Assert.Equal([4], X.Take(Tensor.Of(1)).Shape);
        Assert.Equal([3, 0], X.Take(Tensor.Of(Array.Empty<long>()), 1).Shape);
    }

    [Fact]
    public void Gradients_add_up_over_repeated_indices()
    {
        Tensor indices = Tensor.Of([2L, -1, 0, 2], [2, 2]);
        GradientCheck.Holds(x => x[0].Take(indices), GradientCheck.Random([3, 2], 1));
        GradientCheck.Holds(x => x[0].Take(indices, 1), GradientCheck.Random([2, 3, 2], 2));
        Tensor single = Tensor.Ones([3, 2]).AttachGrad();
        single.Take(indices).Backward();
        Assert.Equal([1, 1, 0, 0, 3, 3], single.Grad!.ToArray());
    }

    [Fact]
    public void An_embedding_is_a_table_of_rows()
    {
        Tensor words = Tensor.Of([1L, 2, 1], [3, 1]), y = words.Embedding(X);
        Assert.Equal([3, 1, 4], y.Shape);
        Assert.Equal([4, 5, 6, 7, 8, 9, 10, 11, 4, 5, 6, 7], y.ToArray());
        Assert.Equal("Embedding: needs a weight [V, D]; got [4]", Assert.Throws<ShapeException>(() => words.Embedding(X[0])).Message);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Equal("Take: index 3, the element 1 of 2, is outside [-3, 3); got [3, 4]", Assert.Throws<ShapeException>(() => X.Take(Tensor.Of(0, 3))).Message);
        Assert.Equal("IndexSelect: needs a vector of indices; got int64 []", Assert.Throws<ShapeException>(() => X.IndexSelect(0, Tensor.Of(1L))).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => X.Take(Tensor.Of([0]), 2));
    }
}
