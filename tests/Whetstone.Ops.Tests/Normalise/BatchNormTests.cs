namespace Whetstone.Tests;

public sealed class BatchNormTests
{
    private static readonly Tensor Gamma = Tensor.Of(0.5f, -1.25f, 2), Beta = Tensor.Of(1f, 0, -0.75f);

    public static TheoryData<int[]> Shapes => new([4, 3], [2, 3, 4], [2, 3, 2, 3], [2, 3, 2, 2, 2]);

    [Theory, MemberData(nameof(Shapes))]
    public void Channels_are_normalised_by_their_own_moments(int[] shape)
    {
        Tensor x = FiniteDifference.Numbers(shape), moments = x.BatchMoments();
        int[] others = [0, .. Enumerable.Range(2, shape.Length - 2)];
        double[] mean = Reference.Reduce(x, others, v => v.Average()), variance = Reference.Reduce(x, others, v => Reference.Variance(v, 0));
        MemoryOrder.Near([.. mean, .. variance], moments, 1e-6);
        Assert.Equal(new Shape(2, 3), moments.Shape);

        double[] expected = Normalised(x, mean, variance);
        MemoryOrder.Near(expected, x.BatchNorm(Gamma, Beta));
        MemoryOrder.Near(expected, x.BatchNorm(Gamma, Beta, moments));
        MemoryOrder.Near(expected, x.BatchNormInference(Gamma, Beta, moments[0], moments[1]));
        Tensor wide = x.To(DType.Float64).BatchNorm(Gamma.To(DType.Float64), Beta.To(DType.Float64));
        Assert.Equal(DType.Float64, wide.DType);
        MemoryOrder.Near(expected, wide, 1e-12);
        MemoryOrder.Near([.. mean, .. variance], x.To(DType.Float64).BatchMoments(), 1e-12);
        Assert.Equal(x.Shape, x.BatchNorm(Gamma, Beta).Shape);
    }

    [Theory, MemberData(nameof(Shapes))]
    public void Gradients_and_their_gradients_are_the_slopes(int[] shape)
    {
        Tensor x = FiniteDifference.Numbers(shape);
        FiniteDifference.CheckTwice(a => a[0].BatchNorm(a[1], a[2], eps: 0.25), x, Gamma, Beta);
        FiniteDifference.CheckTwice(a => a[0].BatchNormInference(a[1], a[2], a[3], a[4], eps: 0.25), x, Gamma, Beta, Tensor.Of(0.5f, 0, 1), Tensor.Of(1f, 2, 0.5f));
        FiniteDifference.CheckTwice(a => a[0].BatchMoments(), x);
    }

    [Fact]
    public void Results_and_gradients_do_not_depend_on_the_memory_order()
    {
        Tensor x = FiniteDifference.Numbers(2, 3, 4, 5);
        MemoryOrder.Agrees(t => t.BatchNorm(Gamma, Beta), x);
        MemoryOrder.Agrees(t => t.BatchMoments(), x);
        MemoryOrder.Agrees(t => { Tensor leaf = t.Detach().AttachGrad(); return Autograd.Grad([leaf.BatchNorm(Gamma, Beta).Square()], [leaf])[0]; }, x, 1e-4);
    }

    [Fact]
    public void Errors_name_the_op_and_what_it_got()
    {
        Assert.Equal("BatchNorm: needs an axis of channels, [N, C, …]; got [3]", Assert.Throws<ShapeException>(() => Gamma.BatchNorm(Gamma, Beta)).Message);
        Assert.Equal("BatchNorm: gamma and beta must be [C], moments [2, C]; got [4, 2], [3], [3], [2, 2]",
            Assert.Throws<ShapeException>(() => FiniteDifference.Numbers(4, 2).BatchNorm(Gamma, Beta)).Message);
    }

    private static double[] Normalised(Tensor x, double[] mean, double[] variance)
    {
        float[] gamma = Gamma.ToArray(), beta = Beta.ToArray();
        int pixels = x.Length / x.Shape[0] / 3;
        return [.. x.ToArray<double>().Select((v, i) => (v, c: i / pixels % 3)).Select(p => (p.v - mean[p.c]) / Math.Sqrt(variance[p.c] + 1e-5) * gamma[p.c] + beta[p.c])];
    }
}
