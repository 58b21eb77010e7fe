using Whetstone.Testing;

namespace Whetstone.Core.Tests.Gradients;

public sealed class BackwardTests
{
    [Fact]
    public void Leaves_get_their_gradients()
    {
        Tensor a = Tensor.Of(1f, 2f).AttachGrad(), b = Tensor.Of(3f, 4f).AttachGrad(), y = a * b + a;
        Assert.True(a.IsLeaf && y.RequiresGrad && !y.IsLeaf);
        Assert.Null(a.Grad);
        y.Backward();
        Assert.Equal([4, 5], a.Grad!.ToArray());
        Assert.Equal([1, 2], b.Grad!.ToArray());
        Assert.Null(y.Grad);
    }

    [Fact]
    public void A_tensor_used_several_times_gets_the_sum()
    {
        Tensor x = Tensor.Of(3f).AttachGrad(), y = x * x * x;
        y.Backward();
        Assert.Equal(27, x.Grad!.Item());
    }

    [Fact]
    public void The_given_gradient_is_the_seed_whatever_its_type()
    {
        Tensor x = Tensor.Of(1f, 2f).AttachGrad();
        (x * 2).Backward(Tensor.Of(1.0, 10.0));
        Assert.Equal([2, 20], x.Grad!.ToArray());
        Assert.Equal(DType.Float32, x.Grad.DType);
        Assert.Equal("Backward: the gradient of an output [2] has shape [3]", Assert.Throws<ShapeException>(() => (x * 2).Backward(Tensor.Ones([3]))).Message);
    }

    [Fact]
    public void Broadcast_inputs_get_sums()
    {
        Tensor row = Tensor.Of([1f, 2f, 3f], [1, 3]).AttachGrad(), column = Tensor.Of([1f, 2f], [2, 1]).AttachGrad(), number = Tensor.Of(2f).AttachGrad();
        (row * column * number).Backward();
        Assert.Equal([6, 6, 6], row.Grad!.ToArray());
        Assert.Equal([12, 12], column.Grad!.ToArray());
        Assert.Equal(18, number.Grad!.Item());
        Assert.Equal([2, 1], column.Grad.Shape);
    }

    [Fact]
    public void Gradients_are_written_or_added()
    {
        Tensor written = Tensor.Of(1f).AttachGrad(), added = Tensor.Of(1f).AttachGrad(GradMode.Add);
        for (int i = 0; i < 3; i++) (written * added * 2).Backward();
        Assert.Equal((2, 6), (written.Grad!.Item(), added.Grad!.Item()));
        added.Grad = null;
        (added * 5).Backward();
        Assert.Equal(5, added.Grad!.Item());
    }

    [Fact]
    public void A_second_walk_needs_the_graph()
    {
        Tensor x = Tensor.Of(3f).AttachGrad(GradMode.Add), y = x * x;
        y.Backward(retainGraph: true);
        y.Backward();
        Assert.Equal(12, x.Grad!.Item());
        Assert.Contains("pass retainGraph: true", Assert.Throws<InvalidOperationException>(() => y.Backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Gradients_can_be_differentiated_again()
    {
        Tensor x = Tensor.Of(2f).AttachGrad(), y = x * x * x;
        y.Backward(createGraph: true);
        Tensor slope = x.Grad!;
        Assert.Equal(12, slope.Item());
        Tensor curvature = Autograd.Grad([slope], [x], createGraph: true)[0];
        Assert.Equal(12, curvature.Item());
        Assert.Equal(6, Autograd.Grad([curvature], [x])[0].Item());
    }

    [Fact]
    public void Gradients_of_fused_passes_can_be_differentiated_again() =>
        GradientCheck.Holds(x => x[0].Tanh() * x[1].Exp() + x[0].Sigmoid(), GradientCheck.Random([2, 3], 1), GradientCheck.Random([3], 2));

    [Fact]
    public void Integers_and_results_of_nothing_have_no_gradient()
    {
        Assert.Equal("AttachGrad: only floating types have gradients; got int64 []", Assert.Throws<ShapeException>(() => Tensor.Of(1L).AttachGrad()).Message);
        Assert.Contains("was not computed from anything that wants a gradient", Assert.Throws<InvalidOperationException>(() => Tensor.Of(1f).Backward()).Message, StringComparison.Ordinal);
        Assert.False((Tensor.Of(1f).AttachGrad() > 0).RequiresGrad);
        Assert.Contains("is no leaf and keeps no gradient", Assert.Throws<InvalidOperationException>(() => Tensor.Of(1f).Grad = Tensor.Of(1f)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Detached_tensors_are_constants()
    {
        Tensor x = Tensor.Of(3f).AttachGrad();
        (x * x.Detach()).Backward();
        Assert.Equal(3, x.Grad!.Item());
    }

    [Fact]
    public void A_cast_passes_the_gradient_in_the_own_type()
    {
        Tensor x = Tensor.Of(2f).AttachGrad();
        (x.To(DType.Float64) * 3).Backward();
        Assert.Equal((3f, DType.Float32), (x.Grad!.Item(), x.Grad.DType));
    }

    [Fact]
    public void A_deep_graph_does_not_overflow_the_stack()
    {
        Tensor x = Tensor.Of(1f).AttachGrad(), y = x;
        for (int i = 0; i < 20_000; i++) y = y + 1;
        y.Backward();
        Assert.Equal(1, x.Grad!.Item());
    }
}
