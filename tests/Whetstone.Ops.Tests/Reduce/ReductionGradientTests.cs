namespace Whetstone.Tests;

public sealed class ReductionGradientTests
{
    private static readonly Tensor X = FiniteDifference.Numbers(2, 3, 4);

    public static TheoryData<int[], bool> Cases => new() { { [], false }, { [1], false }, { [0, 2], true }, { [-1, 0], false } };

    [Theory, MemberData(nameof(Cases))]
    public void Gradients_and_their_gradients_are_the_slopes(int[] axes, bool keepDims)
    {
        FiniteDifference.CheckTwice(x => x[0].Sum(axes, keepDims).Square(), X);
        FiniteDifference.CheckTwice(x => x[0].Mean(axes, keepDims).Square(), X);
        FiniteDifference.CheckTwice(x => x[0].Prod(axes, keepDims), X);
        FiniteDifference.CheckTwice(x => x[0].Max(axes, keepDims).Square(), X);
        FiniteDifference.CheckTwice(x => x[0].Min(axes, keepDims).Square(), X);
        FiniteDifference.CheckTwice(x => x[0].Var(axes, 1, keepDims), X);
        FiniteDifference.CheckTwice(x => x[0].Std(axes, 0, keepDims), X);
        FiniteDifference.CheckTwice(x => x[0].Norm(1, axes, keepDims).Square(), X);
        FiniteDifference.CheckTwice(x => x[0].Norm(2, axes, keepDims), X);
        FiniteDifference.CheckTwice(x => x[0].Norm(double.PositiveInfinity, axes, keepDims).Square(), X);
        FiniteDifference.CheckTwice(x => x[0].LogSumExp(axes, keepDims), X);
    }

    [Fact]
    public void Running_sums_have_gradients_of_any_order()
    {
        FiniteDifference.CheckTwice(x => x[0].CumSum(1).Square(), X);
        FiniteDifference.CheckTwice(x => x[0].CumSum(-1, reverse: true).Square(), X);
    }

    [Fact]
    public void Products_with_zeros_have_exact_gradients_of_any_order()
    {
        Tensor x = Tensor.Of([2f, 0, 3, 0, 0, 5, 1, 4, 2], new Shape(3, 3)).AttachGrad();
        Tensor y = x.Prod(1);
        Assert.Equal([0f, 6, 0, 0, 0, 0, 8, 2, 4], Autograd.Grad([y], [x], retainGraph: true)[0].ToArray());
        Tensor first = Autograd.Grad([y], [x], createGraph: true)[0];
        Assert.Equal([0f, 6, 0, 0, 0, 0, 8, 2, 4], first.ToArray());

        // Of the sum of the first row's slopes: of 2·0 + 0·3 + 2·3.
        Assert.Equal([3f, 5, 2], Autograd.Grad([first[0].Sum()], [x])[0].ToArray()[..3]);
        FiniteDifference.CheckTwice(a => a[0].Prod([0, 1]), Tensor.Of([2f, 0, 3, 0, 1, 5], new Shape(2, 3)));
    }

    [Fact]
    public void Equal_extremes_share_the_gradient()
    {
        Tensor x = Tensor.Of([3f, 3, 1, 0], new Shape(2, 2)).AttachGrad();
        Assert.Equal([0.5f, 0.5f, 0, 0], Autograd.Grad([x.Max()], [x])[0].ToArray());
        Assert.Equal([0.5f, 0.5f, 1, 0], Autograd.Grad([x.Max(1)], [x])[0].ToArray());
        Assert.Equal([0f, 0, 0, 1], Autograd.Grad([x.Min()], [x])[0].ToArray());
    }

    [Fact]
    public void Norms_and_deviations_are_flat_at_zero()
    {
        Tensor x = Tensor.Zeros(new Shape(3)).AttachGrad();
        foreach (Tensor y in new[] { x.Norm(1), x.Norm(2), x.Norm(double.PositiveInfinity), x.Std() })
            Assert.Equal([0f, 0, 0], Autograd.Grad([y], [x])[0].ToArray());
    }

    [Fact]
    public void Gradients_do_not_depend_on_the_memory_order()
    {
        Tensor x = FiniteDifference.Numbers(2, 3, 2, 4);
        foreach (Func<Tensor, Tensor> f in new Func<Tensor, Tensor>[] { t => t.Sum([2, 3]), t => t.Mean([0, 2, 3]), t => t.Max(1), t => t.Var([0, 2, 3]), t => t.Prod(0), t => t.LogSumExp([1, 3]) })
            MemoryOrder.Agrees(t => { Tensor leaf = t.Detach().AttachGrad(); return Autograd.Grad([f(leaf).Square()], [leaf])[0]; }, x, 1e-4);
    }
}
