namespace Whetstone.Ops.Tests.Shapes;

/// <summary>Batches are cut as by Gluon's split_data and split_and_load.</summary>
public sealed class SplitDataTests
{
    private static readonly Tensor X = Tensor.Arange(24).Reshape(6, 4);

    [Fact]
    public void Even_parts_have_one_size_and_hold_the_samples_in_order()
    {
        Tensor[] parts = X.SplitData(3);
        Assert.Equal([new Shape(2, 4), new Shape(2, 4), new Shape(2, 4)], parts.Select(p => p.Shape));
        Assert.Equal(X.ToArray(), parts.SelectMany(p => p.ToArray()));
        Assert.Equal([new Shape(6, 2), new Shape(6, 2)], X.SplitData(2, batchAxis: 1).Select(p => p.Shape));
    }

    [Theory, InlineData(4, new[] { 1, 1, 1, 3 }), InlineData(5, new[] { 1, 1, 1, 1, 2 }), InlineData(6, new[] { 1, 1, 1, 1, 1, 1 }), InlineData(1, new[] { 6 })]
    public void Uneven_parts_leave_the_rest_to_the_last(int slices, int[] sizes)
    {
        Tensor[] parts = X.SplitData(slices, evenSplit: false);
        Assert.Equal(sizes, parts.Select(p => p.Shape[0]));
        Assert.Equal(X.ToArray(), parts.SelectMany(p => p.ToArray()));
    }

    [Fact]
    public void What_cannot_be_split_is_told_with_what_to_do()
    {
        Assert.Equal("SplitData: the 6 samples along axis 0 cannot be split evenly into 4 slices; got [6, 4]; use a batch size that is a multiple of 4, or evenSplit: false",
            Assert.Throws<ShapeException>(() => X.SplitData(4)).Message);
        Assert.Equal("SplitData: 7 slices are too many for the 6 samples along axis 0; got [6, 4]", Assert.Throws<ShapeException>(() => X.SplitData(7, evenSplit: false)).Message);
        Assert.Throws<ShapeException>(() => X.SplitAndLoad([]));
    }

    [Fact]
    public void Each_device_gets_a_part_and_a_single_one_the_batch_itself()
    {
        Assert.Equal([3, 3], X.SplitAndLoad([Device.Cpu(0), Device.Cpu(1)]).Select(p => p.Shape[0]));
        Assert.Same(X, Assert.Single(X.SplitAndLoad([Device.Cpu()])));
        Assert.Equal("cpu(1)", Device.Cpu(1).ToString());
        Assert.Throws<ArgumentOutOfRangeException>(() => Device.Cpu(-1));
    }
}
