namespace Whetstone.Data.Tests;

public class ArrayDatasetTests
{
    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.Float16)]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Int64)]
    [InlineData(DType.Int32)]
    [InlineData(DType.UInt8)]
    [InlineData(DType.Bool)]
    public void Rows_of_any_type_are_gathered_in_the_order_asked_for(DType type)
    {
        Tensor data = Tensor.Of([0f, 1, 1, 0, 1, 1], [3, 2]).To(type);
        Batch batch = new ArrayDataset(data, Tensor.Of(7L, 8, 9)).Gather([2, 0, 2]);
        Assert.Equal(new Spec([3, 2], type), batch.Data.Spec);
        Assert.Equal([1, 1, 0, 1, 1, 1], batch.Data.ToArray());
        Assert.Equal([9, 7, 9], batch.Label.ToArray<long>());
        Assert.Equal([2, 0, 2], batch.Indices.ToArray());
    }

    [Fact]
    public void A_sample_has_the_shape_of_a_row()
    {
        var set = new ArrayDataset(Tensor.Of(Enumerable.Range(0, 24).ToArray(), [2, 3, 4]), Tensor.Of(5L, 6));
        Sample sample = set[1];
        Assert.Equal(new Shape(3, 4), sample.Data.Shape);
        Assert.Equal(Enumerable.Range(12, 12), sample.Data.ToArray<int>());
        Assert.Equal(Shape.Scalar, sample.Label.Shape);
        Assert.Equal(6, sample.Label.Item<long>());
    }

    [Fact]
    public void Changing_a_sample_does_not_change_the_set()
    {
        var set = new ArrayDataset(Tensor.Of([1f, 2], [2, 1]), Tensor.Of(0L, 1));
        set[0].Data.Assign(Tensor.Of([9f], [1]));
        set.Gather([0, 1]).Data.Assign(Tensor.Of([9f, 9], [2, 1]));
        Assert.Equal(1, set[0].Data.Item());
    }

    [Fact]
    public void Different_numbers_of_rows_are_refused() =>
        Assert.Contains("[3, 1], int64 [2]", Assert.Throws<ShapeException>(() => new ArrayDataset(Tensor.Zeros([3, 1]), Tensor.Of(0L, 1))).Message);

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public void An_index_outside_names_itself_and_the_count(int index)
    {
        var set = new ArrayDataset(Tensor.Zeros([3, 1]), Tensor.Zeros([3]));
        Assert.Contains($"index {index} is outside a data set of 3 samples", Assert.Throws<ArgumentOutOfRangeException>(() => set[index]).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => set.Gather([0, index]));
    }
}
