namespace Whetstone.Core.Tests.Tensors;

public sealed class ShapeTests
{
    [Fact]
    public void Rank_0_is_one_number()
    {
        Assert.Equal((0, 1, "[]"), (Shape.Scalar.Rank, Shape.Scalar.Size, Shape.Scalar.ToString()));
        Assert.Equal(Shape.Scalar, default);
        Assert.Equal(1, default(Shape).Size);
    }

    [Fact]
    public void An_extent_of_0_makes_it_empty()
    {
        Assert.Equal(0, new Shape(2, 0, 3).Size);
        Assert.Equal(0, new Shape(100_000, 100_000, 0).Size);
    }

    [Fact]
    public void Negative_extents_and_too_many_elements_are_refused()
    {
        Assert.Contains("[2, -1] has a negative extent", Assert.Throws<ArgumentException>(() => new Shape(2, -1)).Message, StringComparison.Ordinal);
        Assert.Contains("[0, -1] has a negative extent", Assert.Throws<ArgumentException>(() => new Shape(0, -1)).Message, StringComparison.Ordinal);
        Assert.Contains("holds more than", Assert.Throws<ArgumentException>(() => new Shape(65536, 65536)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Extents_are_read_from_both_ends()
    {
        Shape s = [2, 3, 5];
        Assert.Equal((2, 5, 3, 5), (s[0], s[-1], s[^2], s[^1]));
        Assert.Equal([3, 5], s[1..]);
        Assert.Equal((2, 1), (s.Axis(-1), s.Axis(1)));
        Assert.Equal((6, 1, 5, 30), (s.Outer(2), s.Outer(0), s.Inner(1), s.Size));
        Assert.Contains("axis 3 is outside the 3 axes of [2, 3, 5]", Assert.Throws<ArgumentOutOfRangeException>(() => s.Axis(3)).Message, StringComparison.Ordinal);
        Assert.Equal([2, 7, 5], s.With(-2, 7));
    }

    [Theory]
    [InlineData(new int[0], new[] { 2, 3 }, new[] { 2, 3 })]
    [InlineData(new[] { 3, 1 }, new[] { 2, 1, 4 }, new[] { 2, 3, 4 })]
    [InlineData(new[] { 0 }, new[] { 1 }, new[] { 0 })]
    [InlineData(new[] { 2 }, new[] { 3 }, null)]
    [InlineData(new[] { 0 }, new[] { 2 }, null)]
    public void Shapes_broadcast_from_the_last_axis(int[] a, int[] b, int[]? expected)
    {
        Assert.Equal(expected is not null, Shape.TryBroadcast(a, b, out Shape result));
        Assert.Equal(expected is not null, Shape.TryBroadcast(b, a, out _));
        if (expected is not null) Assert.Equal(expected, result);
    }

    [Fact]
    public void Equal_extents_are_equal_shapes()
    {
        Assert.True(new Shape(2, 3) == (Shape)new[] { 2, 3 });
        Assert.True(new Shape(2, 3) != new Shape(3, 2));
        Assert.Equal(new Shape(2, 3).GetHashCode(), new Shape(2, 3).GetHashCode());
    }

    [Fact]
    public void A_shape_can_be_spread_into_a_collection()
    {
        Shape s = [2, 3];
        List<int> list = [.. s];
        int[] array = [9, .. s, 4];
        Assert.Equal(new[] { 2, 3 }, list);
        Assert.Equal(new[] { 9, 2, 3, 4 }, array);
        Assert.True(s is { Size: 6, Count: 2 });
    }
}
