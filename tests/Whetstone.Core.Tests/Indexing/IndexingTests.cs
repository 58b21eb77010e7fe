using Whetstone.Testing;
using static Whetstone.TensorIndex;

namespace Whetstone.Core.Tests.Indexing;

/// <summary>What stands between the brackets, compared with the elements picked one by one.</summary>
public sealed class IndexingTests
{
    private static readonly Tensor X = Tensor.Arange(60).Reshape(3, 4, 5);

    public static TheoryData<string> Names => new(Cases.Keys);

    // Each case: the result, its shape, and the element of X at each position of the result.
    private static Dictionary<string, (Func<Tensor, Tensor> Index, int[] Shape, Func<int[], (int, int, int)> Source)> Cases => new()
    {
        ["position"] = (x => x[1], [4, 5], i => (1, i[0], i[1])),
        ["position from the end"] = (x => x[^1], [4, 5], i => (2, i[0], i[1])),
        ["negative position"] = (x => x[-2], [4, 5], i => (1, i[0], i[1])),
        ["three positions"] = (x => x[2, 3, 4], [], _ => (2, 3, 4)),
        ["range"] = (x => x[1..3], [2, 4, 5], i => (1 + i[0], i[1], i[2])),
        ["empty range"] = (x => x[2..2], [0, 4, 5], _ => default),
        ["range from the end"] = (x => x[.., ^3..^1], [3, 2, 5], i => (i[0], 1 + i[1], i[2])),
        ["range and position"] = (x => x[.., 2, 1..], [3, 4], i => (i[0], 2, 1 + i[1])),
        ["ellipsis"] = (x => x[Ellipsis, 1], [3, 4], i => (i[0], i[1], 1)),
        ["ellipsis in the middle"] = (x => x[0, Ellipsis, 1..3], [4, 2], i => (0, i[0], 1 + i[1])),
        ["ellipsis for no axis"] = (x => x[0, 1, Ellipsis, 2], [], _ => (0, 1, 2)),
        ["new axis"] = (x => x[NewAxis, 1, .., NewAxis], [1, 4, 1, 5], i => (1, i[1], i[3])),
        ["new axis after ellipsis"] = (x => x[Ellipsis, NewAxis], [3, 4, 5, 1], i => (i[0], i[1], i[2])),
        ["every second"] = (x => x[Every(2)], [2, 4, 5], i => (2 * i[0], i[1], i[2])),
        ["every third of a range"] = (x => x[.., .., Every(3, 1..)], [3, 4, 2], i => (i[0], i[1], 1 + 3 * i[2])),
        ["backwards"] = (x => x[.., Every(-1)], [3, 4, 5], i => (i[0], 3 - i[1], i[2])),
        ["backwards in twos"] = (x => x[.., .., Every(-2, ..4)], [3, 4, 2], i => (i[0], i[1], 3 - 2 * i[2])),
        ["backwards through nothing"] = (x => x[Every(-1, 0..0)], [0, 4, 5], _ => default),
    };

    [Theory, MemberData(nameof(Names))]
    public void Picks_the_right_elements(string name)
    {
        (Func<Tensor, Tensor> index, int[] shape, Func<int[], (int, int, int)> source) = Cases[name];
        Tensor y = index(X), expected = Tensor.FromFunction(shape, i =>
        {
            (int a, int b, int c) = source(i.ToArray());
            return a * 20 + b * 5 + c;
        });
        Assert.Equal(shape, y.Shape);
        Assert.Equal(expected.ToArray(), y.ToArray());
    }

    [Theory, MemberData(nameof(Names))]
    public void Gradients_go_back_to_the_picked_elements(string name)
    {
        Func<Tensor, Tensor> index = Cases[name].Index;
        if (index(X).Length > 0) GradientCheck.Holds(x => index(x[0]), GradientCheck.Random(X.Shape, 3));
    }

    [Fact]
    public void Rows_share_the_memory_and_columns_do_not()
    {
        Tensor x = Tensor.Arange(6).Reshape(2, 3), row = x[1], column = x[.., 1];
        x.Assign(x * 10);
        Assert.Equal([30, 40, 50], row.ToArray());
        Assert.Equal([1, 4], column.ToArray());
    }

    [Fact]
    public void Rank_0_has_nothing_to_index()
    {
        Tensor x = Tensor.Of(5f);
        Assert.Equal(5, x[Ellipsis].Item());
        Assert.Equal([1, 1], x[NewAxis, NewAxis].Shape);
        Assert.Equal("1 indices for the 0 axes of []", Assert.Throws<ShapeException>(() => x[0]).Message);
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Equal("index 3 is outside axis 0 of [3, 4, 5]", Assert.Throws<ShapeException>(() => X[3]).Message);
        Assert.Equal("index ^4 is outside axis 0 of [3, 4, 5]", Assert.Throws<ShapeException>(() => X[-4]).Message);
        Assert.Equal("range 2..6 is outside axis 1 of [3, 4, 5]", Assert.Throws<ShapeException>(() => X[.., 2..6]).Message);
        Assert.Equal("4 indices for the 3 axes of [3, 4, 5]", Assert.Throws<ShapeException>(() => X[0, 0, 0, 0]).Message);
        Assert.Equal("only one ellipsis is possible in an index", Assert.Throws<ShapeException>(() => X[Ellipsis, Ellipsis]).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Every(0));
    }

    [Fact]
    public void Memory_order_does_not_show()
    {
        Tensor x = Tensor.Arange(120).Reshape(2, 3, 4, 5), last = x.In(Format.ChannelsLast);
        Assert.Equal(x[1].ToArray(), last[1].ToArray());
        Assert.Equal(x[.., 1..3].ToArray(), last[.., 1..3].ToArray());
        Assert.Equal(x[.., Every(-2), 1..3, Every(2)].ToArray(), last[.., Every(-2), 1..3, Every(2)].ToArray());
    }
}
