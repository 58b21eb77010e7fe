namespace Whetstone.Ops.Tests.Shapes;

public sealed class SplitTests
{
    private static readonly Tensor X = Tensor.Arange(14).Reshape(7, 2);

    [Fact]
    public void Parts_have_the_sizes_asked_for()
    {
        Assert.Equal([3, 3, 1], X.Split(3).Select(p => p.Shape[0]));
        Assert.Equal([1, 0, 6], X.Split([1, 0, 6]).Select(p => p.Shape[0]));
        Assert.Equal([2, 2, 2, 1], X.Sections(4).Select(p => p.Shape[0]));
        Assert.Equal([2, 2, 2, 1], X.Chunk(4).Select(p => p.Shape[0]));
        Assert.Equal([1, 1, 1, 1, 1, 1, 1], X.Chunk(6)[..^0].SelectMany(p => Enumerable.Repeat(1, p.Shape[0])));
        Assert.Equal([2, 2, 2, 1], X.Chunk(5).Select(p => p.Shape[0]));
        Assert.Equal([1, 1], X.SplitEvenly(2, axis: 1).Select(p => p.Shape[1]));
        Assert.Equal([1, 1, 0], Tensor.Zeros([2]).Sections(3).Select(p => p.Shape[0]));
        Assert.Equal([0], Tensor.Zeros([0, 2]).Split(3).Select(p => p.Shape[0]));
    }

    [Fact]
    public void Parts_hold_the_elements_in_order()
    {
        Assert.Equal([6, 7, 8, 9, 10, 11], X.Split(3)[1].ToArray());
        Assert.Equal([1, 3, 5, 7, 9, 11, 13], X.Split(1, axis: -1)[1].ToArray());
    }

    [Fact]
    public void Rows_share_the_memory()
    {
        Tensor x = Tensor.Arange(4).Reshape(2, 2), part = x.Split(1)[1];
        x.Assign(x + 10);
        Assert.Equal([12, 13], part.ToArray());
    }

    [Fact]
    public void Every_part_sends_its_gradient_home()
    {
        Tensor x = Tensor.Arange(5).AttachGrad();
        Tensor[] parts = x.Split(2);
        (parts[0].Sum() * 1 + parts[1].Sum() * 2 + parts[2].Sum() * 3).Backward();
        Assert.Equal([1, 1, 2, 2, 3], x.Grad!.ToArray());
    }

    [Fact]
    public void Slices_select_along_one_axis()
    {
        Assert.Equal([2, 3, 6, 7], X.Slice(0, 1..4, 2).ToArray());
        Assert.Equal([8, 6, 4], X.Slice(0, 2..5, -1).Select(1, 0).ToArray());
        Assert.Equal([12, 13], X.Select(0, -1).ToArray());
        Assert.Throws<ShapeException>(() => X.Slice(0, 1..8));
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Equal("Split: parts of 0 are not possible; got [7, 2]", Assert.Throws<ShapeException>(() => X.Split(0)).Message);
        Assert.Equal("Split: parts of [3, 3] do not make up the 7 of axis 0; got [7, 2]", Assert.Throws<ShapeException>(() => X.Split([3, 3])).Message);
        Assert.Contains("the 7 of axis 0 cannot be divided by 2", Assert.Throws<ShapeException>(() => X.SplitEvenly(2)).Message, StringComparison.Ordinal);
        Assert.Throws<ShapeException>(() => X.Chunk(0));
        Assert.Throws<ShapeException>(() => X.Sections(0));
    }
}
