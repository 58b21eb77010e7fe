namespace Whetstone.Tests;

public sealed class SoftmaxTests
{
    private static readonly Tensor X = FiniteDifference.Numbers(2, 3, 4, 5);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-1)]
    public void Softmax_and_its_logarithm_follow_their_definitions_along_any_axis(int axis)
    {
        double[] e = [.. X.ToArray<double>().Select(Math.Exp)];
        Tensor wide = Tensor.Of(e, X.Shape), p = wide / wide.Sum(axis, keepDims: true);
        foreach (Tensor x in new[] { X, MemoryOrder.ChannelsLast(X) })
        {
            MemoryOrder.Near(p.ToArray<double>(), x.Softmax(axis), 1e-6);
            MemoryOrder.Near(p.Log().ToArray<double>(), x.LogSoftmax(axis), 1e-6);
        }
        MemoryOrder.Near(p.ToArray<double>(), X.To(DType.Float64).Softmax(axis), 1e-12);
        MemoryOrder.Near(p.Log().ToArray<double>(), X.To(DType.Float64).LogSoftmax(axis), 1e-12);
        Assert.Equal(DType.Float16, X.To(DType.Float16).Softmax(axis).DType);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-1)]
    public void Gradients_and_their_gradients_are_the_slopes(int axis)
    {
        FiniteDifference.CheckTwice(x => x[0].Softmax(axis), FiniteDifference.Numbers(2, 3, 2));
        FiniteDifference.CheckTwice(x => x[0].LogSoftmax(axis), FiniteDifference.Numbers(2, 3, 2));
    }

    [Fact]
    public void Large_logits_do_not_overflow_and_a_single_number_is_certain()
    {
        Assert.Equal([0.5f, 0.5f, 0], Tensor.Of(1000f, 1000, -1000).Softmax().ToArray());
        Assert.Equal(1, Tensor.Of(5f).Softmax().Item());
        Assert.Empty(Tensor.Zeros(new Shape(0, 3)).Softmax().ToArray());
        Assert.Equal("Softmax: needs float32; got int64 [2]", Assert.Throws<ShapeException>(() => Tensor.Of(1L, 2).Softmax()).Message);
    }

    [Fact]
    public void Gradients_do_not_depend_on_the_memory_order() =>
        MemoryOrder.Agrees(t => { Tensor leaf = t.Detach().AttachGrad(); return Autograd.Grad([leaf.Softmax(1).Square()], [leaf])[0]; }, X);
}
