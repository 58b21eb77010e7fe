using Whetstone.Testing;

namespace Whetstone.Ops.Tests.Indices;

public sealed class SortTests
{
    [Theory]
    [InlineData(0, false), InlineData(1, false), InlineData(2, true), InlineData(-2, true)]
    public void Axes_are_sorted_stably_in_every_type(int axis, bool descending)
    {
        Tensor x = Tensor.RandomInt([3, 7, 4], 0, 5, new Rng(1));
        int at = x.Shape.Axis(axis);
        foreach (DType type in Enum.GetValues<DType>().Where(t => t != DType.Bool))
        {
            (Tensor values, Tensor indices) = x.To(type).Sort(axis, descending);
            Assert.Equal(values.ToArray(), x.To(type).Gather(axis, indices).ToArray());
            Tensor moved = indices.MoveAxis(at, -1).Reshape(-1, x.Shape[at]), rows = x.MoveAxis(at, -1).Reshape(-1, x.Shape[at]);
            for (int row = 0; row < rows.Shape[0]; row++)
            {
                long[] numbers = rows[row].ToArray<long>();
                int[] places = Enumerable.Range(0, numbers.Length).ToArray();
                int[] expected = [.. descending ? places.OrderByDescending(i => numbers[i]) : places.OrderBy(i => numbers[i])];
                Assert.Equal(expected, moved[row].ToArray<int>());
            }
        }
    }

    [Fact]
    public void Not_a_number_counts_as_the_largest()
    {
        foreach (DType type in new[] { DType.Float32, DType.Float64 })
        {
            Tensor x = Tensor.Of(2f, float.NaN, -1f, float.PositiveInfinity).To(type);
            Assert.Equal([2, 0, 3, 1], x.ArgSort().ToArray<long>());
            Assert.Equal([1, 3, 0, 2], x.ArgSort(descending: true).ToArray<long>());
        }
        Assert.Equal([1, 0], Tensor.Of(long.MaxValue, long.MaxValue - 1).ArgSort().ToArray<long>());
    }

    [Fact]
    public void TopK_is_the_front_of_the_sort()
    {
        Tensor x = Tensors.Normal([4, 9, 3], 5);
        (Tensor values, Tensor indices) = x.TopK(4, axis: 1);
        (Tensor sorted, Tensor order) = x.Sort(1, descending: true);
        Assert.Equal(sorted[.., ..4].ToArray(), values.ToArray());
        Assert.Equal(order[.., ..4].ToArray(), indices.ToArray());
        Assert.Equal(x.Sort(1).Values[.., ..2].ToArray(), x.TopK(2, 1, largest: false).Values.ToArray());
        Assert.Equal([4, 0, 3], x.TopK(0, 1).Values.Shape);
        Assert.Equal("ArgSort: 10 elements are not to be had of the 9 of axis 1; got [4, 9, 3]", Assert.Throws<ShapeException>(() => x.TopK(10, 1)).Message);
    }

    [Fact]
    public void Gradients_flow_through_the_values()
    {
        GradientCheck.Holds(t => t[0].Sort(0).Values, GradientCheck.Random([5, 2], 1));
        GradientCheck.Holds(t => t[0].TopK(2).Values, GradientCheck.Random([2, 5], 2));
        Assert.False(Tensor.Of(1f, 2f).AttachGrad().ArgSort().RequiresGrad);
    }

    [Fact]
    public void Empty_axes_sort_to_nothing() => Assert.Equal([2, 0], Tensor.Zeros([2, 0]).Sort().Values.Shape);
}
