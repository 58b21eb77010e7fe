namespace Whetstone.Tests;

public sealed class BinaryCrossEntropyTests
{
    private static readonly Tensor X = FiniteDifference.Numbers(3, 2), Target = FiniteDifference.Numbers(3, 2).Sigmoid();
    private static readonly Tensor Positive = Tensor.Of(0.5f, 3);

    [Fact]
    public void Losses_follow_their_definition_with_both_weights()
    {
        double[] x = X.ToArray<double>(), t = Target.ToArray<double>();
        float[] p = Positive.ToArray();
        double[] expected = [.. x.Select((a, i) => p[i % 2] * t[i] * Math.Log(1 + Math.Exp(-a)) + (1 - t[i]) * Math.Log(1 + Math.Exp(a)))];
        MemoryOrder.Near(expected, X.BinaryCrossEntropyWithLogits(Target, posWeight: Positive));
        MemoryOrder.Near([.. expected.Select(v => 2 * v)], X.BinaryCrossEntropyWithLogits(Target, Tensor.Of(2f), Positive));
        Assert.Equal(DType.Float32, X.BinaryCrossEntropyWithLogits(Target.Greater(0.5)).DType);
    }

    [Fact]
    public void Extreme_logits_neither_overflow_nor_lose_the_gradient()
    {
        Tensor x = Tensor.Of(-500f, 500).AttachGrad(), y = x.BinaryCrossEntropyWithLogits(Tensor.Of(1f, 0));
        Assert.Equal([500f, 500], y.ToArray());
        Assert.Equal([-1f, 1], Autograd.Grad([y], [x])[0].ToArray());
    }

    [Fact]
    public void Gradients_and_their_gradients_are_the_slopes() =>
        FiniteDifference.CheckTwice(a => a[0].BinaryCrossEntropyWithLogits(a[1], a[2], a[3]), X, Target, FiniteDifference.Numbers(3, 1), Positive);

    [Fact]
    public void Errors_name_both_shapes() =>
        Assert.Equal("BinaryCrossEntropyWithLogits: targets must have the logits' shape; got [3, 2], [2]",
            Assert.Throws<ShapeException>(() => X.BinaryCrossEntropyWithLogits(Positive)).Message);
}
