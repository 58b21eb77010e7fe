using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Shapes;

public sealed class ExpandTests
{
    private static readonly Tensor X = Tensor.Of([1f, 2f, 3f, 4f], [2, 2]);

    [Fact]
    public void Broadcasting_repeats()
    {
        Assert.Equal([1, 1, 2, 2], Tensor.Of([1f, 2f], [2, 1]).BroadcastTo([2, 2]).ToArray());
        Assert.Equal([1, 2, 1, 2], Tensor.Of(1f, 2f).Expand(2, -1).ToArray());
        Assert.Equal([0, 2], Tensor.Of(1f, 2f).BroadcastTo([0, 2]).Shape);
        Assert.Equal([3, 3], Tensor.Of(3f).BroadcastTo([2]).ToArray());
        Assert.Equal("BroadcastTo: does not broadcast to [3]; got [2]", Assert.Throws<ShapeException>(() => Tensor.Of(1f, 2f).BroadcastTo([3])).Message);
        Assert.Throws<ShapeException>(() => Tensor.Of(1f, 2f).Expand(-1, 2));
        Assert.Throws<ShapeException>(() => X.Expand(2));
    }

    [Fact]
    public void Tiles_lie_side_by_side()
    {
        Assert.Equal([1, 2, 1, 2, 3, 4, 3, 4], X.Tile(1, 2).ToArray());
        Assert.Equal([1, 2, 3, 4, 1, 2, 3, 4], X.Tile(2, 1).ToArray());
        Assert.Equal([2, 2, 4], X.Tile(2, 1, 2).Shape);
        Assert.Equal([2, 4], X.Tile(2).Shape);
        Assert.Equal([0, 2], X.Repeat(0, 1).Shape);
        Assert.Throws<ShapeException>(() => X.Repeat(2));
        Assert.Throws<ShapeException>(() => X.Tile(-1));
    }

    [Fact]
    public void Interleaved_repeats_stay_together()
    {
        Assert.Equal([1, 2, 1, 2, 3, 4, 3, 4], X.RepeatInterleave(2).ToArray());
        Assert.Equal([1, 1, 2, 2, 3, 3, 4, 4], X.RepeatInterleave(2, -1).ToArray());
        Assert.Equal([1, 2, 3, 4, 3, 4], X.RepeatInterleave([1, 2]).ToArray());
        Assert.Throws<ShapeException>(() => X.RepeatInterleave([1, 2, 3]));
    }

    [Fact]
    public void Gradients_add_up_over_copies()
    {
        GradientCheck.Holds(x => x[0].BroadcastTo([2, 3, 4]), GradientCheck.Random([3, 1], 1));
        GradientCheck.Holds(x => x[0].Tile(2, 3, 2), GradientCheck.Random([2, 3], 2));
        GradientCheck.Holds(x => x[0].RepeatInterleave(3, 1), GradientCheck.Random([2, 3], 3));
        GradientCheck.Holds(x => x[0].RepeatInterleave([2, 0, 1], 1), GradientCheck.Random([2, 3], 4));
    }

    [Fact]
    public void Grids_vary_along_their_own_axis()
    {
        Tensor[] grid = Tensor.Meshgrid(Tensor.Of(1f, 2f), Tensor.Of(3f, 4f, 5f));
        Assert.Equal([1, 1, 1, 2, 2, 2], grid[0].ToArray());
        Assert.Equal([3, 4, 5, 3, 4, 5], grid[1].ToArray());
        Assert.Throws<ShapeException>(() => Tensor.Meshgrid(X));
    }
}
