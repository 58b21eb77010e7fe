using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Shapes;

public sealed class ConcatTests
{
    [Theory]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(-1)]
    public void Parts_come_back_in_any_memory_order(int axis)
    {
        Shape shape = [2, 3, 4, 5];
        Tensor[] parts = [Tensors.Normal(shape.With(axis, 2), 1), Tensors.Normal(shape.With(axis, 0), 2), Tensors.Normal(shape.With(axis, 3), 3)];
        foreach (Format format in Enum.GetValues<Format>())
        {
            Tensor y = Tensor.Concat([.. parts.Select(p => Tensors.In(p, format))], axis);
            Assert.Equal(shape.With(axis, 5), y.Shape);
            Assert.Equal(format, y.Format);
            Tensor[] back = y.Split([2, 0, 3], axis);
            for (int i = 0; i < parts.Length; i++) Assert.Equal(parts[i].ToArray(), back[i].ToArray());
        }
    }

    [Fact]
    public void Gradients_are_the_parts() =>
        GradientCheck.Holds(x => Tensor.Concat([x[0], x[1], x[0]], 1), GradientCheck.Random([2, 3], 1), GradientCheck.Random([2, 1], 2));

    [Fact]
    public void Stack_makes_a_new_axis()
    {
        Tensor a = Tensor.Of(1f, 2f), b = Tensor.Of(3f, 4f);
        Assert.Equal([1, 2, 3, 4], Tensor.Stack([a, b]).ToArray());
        Assert.Equal([1, 3, 2, 4], Tensor.Stack([a, b], -1).ToArray());
        Assert.Equal([2, 1], Tensor.Stack([Tensor.Of(1f), Tensor.Of(2f)]).Reshape(2, 1).Shape);
        GradientCheck.Holds(x => Tensor.Stack(x, 1), GradientCheck.Random([2, 3], 1), GradientCheck.Random([2, 3], 2));
    }

    [Fact]
    public void Types_are_promoted() => Assert.Equal(DType.Float64, Tensor.Concat([Tensor.Of(1f, 2f), Tensor.Of([1.0]), Tensor.Of([1L])]).DType);

    [Fact]
    public void Mistakes_are_named()
    {
        Assert.Equal("Concat: extents may differ along axis 0 only; got [2, 3], [2, 4]", Assert.Throws<ShapeException>(() => Tensor.Concat([Tensor.Zeros([2, 3]), Tensor.Zeros([2, 4])])).Message);
        Assert.Equal("Concat: needs at least one tensor", Assert.Throws<ShapeException>(() => Tensor.Concat([])).Message);
        Assert.Equal("Stack: shapes differ; got [2], [3]", Assert.Throws<ShapeException>(() => Tensor.Stack([Tensor.Zeros([2]), Tensor.Zeros([3])])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => Tensor.Concat([Tensor.Of(1f)]));
    }
}
