namespace Whetstone.Data.Tests;

public class ToFloatTests
{
    private static readonly BatchContext First = new(0, 0, 0);

    private static Batch Colours(int n)
    {
        var pixels = new byte[n * 3 * 5 * 5];
        new Random(1).NextBytes(pixels);
        return new(Tensor.Of(pixels, [n, 3, 5, 5]), Tensor.Zeros([n], DType.Int64));
    }

    [Fact]
    public void Pixels_become_the_float_nearest_to_their_255th()
    {
        Batch batch = Colours(4);
        Tensor y = new ToFloat().Apply(batch, First).Data;
        Assert.Equal(new Spec([4, 3, 5, 5]), y.Spec);
        Assert.Equal(batch.Data.ToArray<byte>().Select(b => b / 255f), y.ToArray());
    }

    [Fact]
    public void Data_that_are_not_bytes_are_refused() =>
        Assert.Contains("needs uint8", Assert.Throws<ShapeException>(() => new ToFloat().Apply(new(Tensor.Zeros([2, 2]), Tensor.Zeros([2])), First)).Message);

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void Normalize_uses_the_numbers_of_each_channel(int means)
    {
        Batch batch = Colours(2);
        double[] mean = [.. new[] { 0.5, 0.2, 0.8 }.Take(means)], std = [.. new[] { 0.5, 0.1, 2 }.Take(means)];
        float[] y = new Normalize(mean, std).Apply(new ToFloat().Apply(batch, First), First).Data.ToArray();
        byte[] x = batch.Data.ToArray<byte>();
        for (int i = 0; i < x.Length; i++) Assert.Equal((x[i] / 255.0 - mean[i / 25 % means]) / std[i / 25 % means], y[i], 1e-5);
    }

    [Fact]
    public void ToFloat_and_Normalize_side_by_side_become_one_pass_with_the_same_result()
    {
        BatchTransform[] apart = [new ToFloat(), new Normalize([0.5, 0.2, 0.8], [0.5, 0.1, 2])];
        BatchTransform both = Assert.Single(BatchTransform.Fused(apart));
        Batch batch = Colours(3);
        float[] expected = apart[1].Apply(apart[0].Apply(batch, First), First).Data.ToArray(), y = both.Apply(batch, First).Data.ToArray();
        for (int i = 0; i < y.Length; i++) Assert.Equal(expected[i], y[i], 2e-6);
    }

    [Fact]
    public void Transforms_with_another_between_them_stay_apart() =>
        Assert.Equal(3, BatchTransform.Fused([new ToFloat(), BatchTransform.Of(b => b), new Normalize(0.5, 0.5)]).Length);

    [Fact]
    public void A_wrong_number_of_channels_is_refused_fused_or_not()
    {
        var normalize = new Normalize([0, 0], [1, 1]);
        Batch batch = Colours(2);
        Assert.Throws<ShapeException>(() => normalize.Apply(new ToFloat().Apply(batch, First), First));
        Assert.Contains("[n, 2, …]; got uint8 [2, 3, 5, 5]",
            Assert.Throws<ShapeException>(() => BatchTransform.Fused([new ToFloat(), normalize])[0].Apply(batch, First)).Message);
    }

    [Fact]
    public void A_standard_deviation_of_zero_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => new Normalize(0, 0));

    [Fact]
    public void Bytes_are_not_normalized_before_they_are_floats() =>
        Assert.Contains("ToFloat before it", Assert.Throws<ShapeException>(() => new Normalize(0.5, 0.5).Apply(Colours(1), First)).Message);
}
