using NumericsTensor = System.Numerics.Tensors.Tensor;

namespace Whetstone.Core.Tests.Tensors;

public sealed class ConversionTests
{
    [Fact]
    public void Arrays_of_any_rank_become_tensors()
    {
        Tensor vector = new[] { 1f, 2f }, matrix = new[,] { { 1f, 2f, 3f }, { 4f, 5f, 6f } };
        Tensor cube = Tensor.FromArray<int>(new[, ,] { { { 1 }, { 2 } }, { { 3 }, { 4 } } });
        Assert.Equal([2], vector.Shape);
        Assert.Equal([2, 3], matrix.Shape);
        Assert.Equal([1, 2, 3, 4, 5, 6], matrix.ToArray());
        Assert.Equal(new Spec([2, 2, 1], DType.Int32), cube.Spec);
        Assert.Equal([1, 2, 3, 4], cube.ToArray<int>());
        Assert.Equal([0, 3], Tensor.FromArray<double>(new double[0, 3]).Shape);
    }

    [Fact]
    public void An_array_of_another_type_is_refused() =>
        Assert.Contains("an array of Double is needed; got Single[,]", Assert.Throws<ArgumentException>(() => Tensor.FromArray<double>(new float[1, 1])).Message, StringComparison.Ordinal);

    [Fact]
    public void The_number_of_elements_must_fit() =>
        Assert.Equal("Tensor.Of: shape [2, 2] holds 4 elements; got 3", Assert.Throws<ShapeException>(() => Tensor.Of(new float[3], [2, 2])).Message);

    [Fact]
    public void A_tensor_does_not_share_memory_with_its_array()
    {
        float[] values = [1, 2];
        Tensor x = values;
        values[0] = 9;
        float[] copy = x.ToArray();
        copy[1] = 9;
        Assert.Equal([1, 2], x.ToArray());
    }

    [Fact]
    public void Platform_tensors_convert_both_ways()
    {
        var platform = NumericsTensor.Create(new float[] { 1, 2, 3, 4, 5, 6 }, [2, 3]);
        Tensor x = Tensor.FromNumerics(platform);
        Assert.Equal([2, 3], x.Shape);
        Assert.Equal(6, x[1, 2].Item());
        var back = x.ToNumerics<float>();
        Assert.Equal([2, 3], back.Lengths.ToArray());
        Assert.Equal(4, back[1, 0]);
    }

    [Fact]
    public void Every_type_holds_its_own()
    {
        Assert.Equal(DType.Float32, Tensor.Of(1f).DType);
        Assert.Equal(DType.Float64, Tensor.Of(1.0).DType);
        Assert.Equal(DType.Float16, Tensor.Of((Half)1).DType);
        Assert.Equal(DType.BFloat16, Tensor.Of((BFloat16)1f).DType);
        Assert.Equal(DType.Int64, Tensor.Of(1L).DType);
        Assert.Equal(DType.Int32, Tensor.Of(1).DType);
        Assert.Equal(DType.UInt8, Tensor.Of((byte)1).DType);
        Assert.Equal(DType.Bool, Tensor.Of(true).DType);
        Assert.Contains("no tensor holds Char", Assert.Throws<ArgumentException>(() => Tensor.Of('x')).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Casts_cut_fractions_and_stop_at_the_ends()
    {
        Tensor x = new[] { 1.9f, -1.9f, 1e10f, -1e10f, float.NaN, 300 };
        Assert.Equal([1, -1, int.MaxValue, int.MinValue, 0, 300], x.To(DType.Int32).ToArray<int>());
        Assert.Equal([1, 0, 255, 0, 0, 255], x.To(DType.UInt8).ToArray<byte>());
        Assert.Equal([true, false], Tensor.Of([0.5f, 0f]).To(DType.Bool).ToArray<bool>());
        Assert.Equal([1f, 0f], Tensor.Of(true, false).To(DType.Float32).ToArray());
    }

    [Theory, CombinatorialTypes]
    public void Small_integers_survive_every_cast(DType from, DType to)
    {
        float[] values = [0, 1];
        Assert.Equal(values, Tensor.Of(values).To(from).To(to).To(DType.Float32).ToArray());
    }

    [Fact]
    public void A_tensor_of_the_type_is_returned_itself()
    {
        Tensor x = new[] { 1f };
        Assert.Same(x, x.To(DType.Float32));
    }

    [Fact]
    public void Item_needs_exactly_one_element()
    {
        Assert.Equal(3, Tensor.Of(3L).Item<int>());
        Assert.Equal(3.5f, Tensor.Of([3.5f], [1, 1]).Item());
        Assert.Equal("Item: needs a tensor of one element; got [2]", Assert.Throws<InvalidOperationException>(() => Tensor.Of(1f, 2f).Item()).Message);
    }

    [Fact]
    public void Elements_are_copied_or_read_in_row_major_order()
    {
        Tensor x = Tensor.Arange(16).Reshape(1, 2, 2, 4).In(Format.ChannelsLast);
        float[] to = new float[20];
        x.CopyTo<float>(to);
        Assert.Equal(Enumerable.Range(0, 16).Select(i => (float)i), to[..16]);
        Assert.Equal(120, x.Read<float, float>(span => { float sum = 0; foreach (float v in span) sum += v; return sum; }));
        Assert.Throws<ArgumentException>(() => x.CopyTo<float>(new float[15]));
        Assert.Contains("needs elements of type float64; got [1, 2, 2, 4]", Assert.Throws<ShapeException>(() => x.Read<double, int>(s => s.Length)).Message, StringComparison.Ordinal);
    }
}

/// <summary>Every pair of element types.</summary>
public sealed class CombinatorialTypesAttribute : Xunit.Sdk.DataAttribute
{
    public override IEnumerable<object[]> GetData(System.Reflection.MethodInfo testMethod) =>
        from a in Enum.GetValues<DType>() from b in Enum.GetValues<DType>() select new object[] { a, b };
}
