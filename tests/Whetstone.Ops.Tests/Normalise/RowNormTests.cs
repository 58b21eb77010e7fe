namespace Whetstone.Tests;

public sealed class RowNormTests
{
    private static readonly Tensor X = FiniteDifference.Numbers(2, 4, 3, 2);
    private static readonly Tensor Gamma = Tensor.Of(0.5f, -1.25f, 2, 1), Beta = Tensor.Of(1f, 0, -0.75f, 0.5f);

    [Fact]
    public void Layer_norm_brings_the_last_axes_to_mean_0_and_variance_1()
    {
        Tensor gamma = FiniteDifference.Numbers(3, 2), beta = FiniteDifference.Numbers(3, 2) * 2;
        double[] plain = Rows(X, 6);
        MemoryOrder.Near(plain, X.LayerNorm(2));
        MemoryOrder.Near((Tensor.Of(plain, X.Shape) * gamma.To(DType.Float64) + beta.To(DType.Float64)).ToArray<double>(), X.LayerNorm(2, gamma, beta));
        MemoryOrder.Near(Rows(X, 2), X.LayerNorm());
        MemoryOrder.Near(plain, X.To(DType.Float64).LayerNorm(2), 1e-12);
        MemoryOrder.Agrees(x => x.LayerNorm(3), X);
    }

    [Fact]
    public void Group_norm_takes_neighbouring_channels_together_and_instance_norm_each_alone()
    {
        MemoryOrder.Near(Affine(Rows(X, 12)), X.GroupNorm(2, Gamma, Beta));
        MemoryOrder.Near(Affine(Rows(X, 24)), X.GroupNorm(1, Gamma, Beta));
        MemoryOrder.Near(Affine(Rows(X, 6)), X.InstanceNorm(Gamma, Beta));
        MemoryOrder.Near(Rows(X, 6), X.InstanceNorm());
        MemoryOrder.Agrees(x => x.GroupNorm(2, Gamma, Beta), X);
    }

    [Fact]
    public void Gradients_and_their_gradients_are_the_slopes()
    {
        FiniteDifference.CheckTwice(a => a[0].LayerNorm(2, a[1], a[2], eps: 0.25), X, FiniteDifference.Numbers(3, 2), FiniteDifference.Numbers(3, 2) * 2);
        FiniteDifference.CheckTwice(a => a[0].GroupNorm(2, a[1], a[2], eps: 0.25), X, Gamma, Beta);
        FiniteDifference.CheckTwice(a => a[0].InstanceNorm(eps: 0.25), X);
        FiniteDifference.CheckTwice(a => a[0].L2Normalize(1), X);
        FiniteDifference.CheckTwice(a => a[0].LocalResponseNorm(3, alpha: 0.5, beta: 0.75, k: 2), X);
        FiniteDifference.CheckTwice(a => a[0].LocalResponseNorm(2, alpha: 0.5, beta: 1.5), FiniteDifference.Numbers(2, 5, 3));
    }

    [Fact]
    public void Rows_are_scaled_to_length_1_and_zeros_stay()
    {
        Tensor y = Tensor.Of([3f, 4, 0, 0], new Shape(2, 2)).L2Normalize(1);
        MemoryOrder.Near([0.6, 0.8, 0, 0], y, 1e-7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Local_response_norm_divides_by_the_squares_of_neighbouring_channels(int size)
    {
        double[] x = X.ToArray<double>(), y = new double[x.Length];
        for (int i = 0; i < x.Length; i++)
        {
            int channel = i / 6 % 4;
            double sum = 0;
            for (int c = Math.Max(0, channel - size / 2); c <= Math.Min(3, channel + (size - 1) / 2); c++) sum += x[i + (c - channel) * 6] * x[i + (c - channel) * 6];
            y[i] = x[i] / Math.Pow(2 + 0.5 / size * sum, 0.75);
        }
        MemoryOrder.Near(y, X.LocalResponseNorm(size, 0.5, 0.75, 2));
        MemoryOrder.Near(y, MemoryOrder.ChannelsLast(X).LocalResponseNorm(size, 0.5, 0.75, 2));
        MemoryOrder.Near(y, X.Reshape(2, 4, 6).LocalResponseNorm(size, 0.5, 0.75, 2));
        MemoryOrder.Near(y, X.To(DType.Float64).LocalResponseNorm(size, 0.5, 0.75, 2), 1e-12);
    }

    [Fact]
    public void Errors_name_the_op_and_what_it_got()
    {
        Assert.Equal("RowNorm: has no 5 axes at the end; got [2, 4, 3, 2]", Assert.Throws<ShapeException>(() => X.RowNorm(5)).Message);
        Assert.Equal("GroupNorm: needs [N, C, …] with C a multiple of 3 groups; got [2, 4, 3, 2]", Assert.Throws<ShapeException>(() => X.GroupNorm(3)).Message);
        Assert.Equal("GroupNorm: gamma and beta must be [4]; got [2]", Assert.Throws<ShapeException>(() => X.GroupNorm(2, Tensor.Of(1f, 2))).Message);
        Assert.Equal("LayerNorm: gamma and beta must be [3, 2]; got [4]", Assert.Throws<ShapeException>(() => X.LayerNorm(2, Gamma)).Message);
        Assert.Equal("InstanceNorm: needs [N, C, L, …]; got [4]", Assert.Throws<ShapeException>(() => Gamma.InstanceNorm()).Message);
    }

    private static double[] Rows(Tensor x, int n) => [.. x.ToArray<double>().Chunk(n).SelectMany(row =>
        row.Select(v => (v - row.Average()) / Math.Sqrt(Reference.Variance(row, 0) + 1e-5)))];

    private static double[] Affine(double[] plain) => [.. plain.Select((v, i) => v * Gamma.ToArray()[i / 6 % 4] + Beta.ToArray()[i / 6 % 4])];
}
