namespace Whetstone.Core.Tests.Gradients;

public sealed class GradTests
{
    [Fact]
    public void Inputs_may_be_intermediate_results()
    {
        Tensor x = Tensor.Of(2f).AttachGrad(), h = x * x, y = h * h;
        Tensor[] g = Autograd.Grad([y], [h, x]);
        Assert.Equal((8, 32), (g[0].Item(), g[1].Item()));
        Assert.Null(x.Grad);
    }

    [Fact]
    public void What_does_not_count_has_a_gradient_of_zero()
    {
        Tensor x = Tensor.Of(1f, 2f).AttachGrad(), other = Tensor.Of(1f, 2f, 3f).AttachGrad();
        Assert.Equal([0, 0, 0], Autograd.Grad([x * 2], [other])[0].ToArray());
    }

    [Fact]
    public void Several_outputs_add_up()
    {
        Tensor x = Tensor.Of(3f).AttachGrad();
        Assert.Equal(2 * 3 + 5 * 10, Autograd.Grad([x * x, x * 5], [x], [Tensor.Of(1f), Tensor.Of(10f)])[0].Item());
    }

    [Fact]
    public void Mistakes_are_named()
    {
        Tensor x = Tensor.Of(3f).AttachGrad();
        Assert.Contains("takes no part in gradients", Assert.Throws<ArgumentException>(() => Autograd.Grad([x * x], [Tensor.Of(1f)])).Message, StringComparison.Ordinal);
        Assert.Equal("1 outputs but 0 gradients for them", Assert.Throws<ArgumentException>(() => Autograd.Grad([x * x], [x], [])).Message);
    }

    [Fact]
    public void The_graph_is_kept_only_on_request()
    {
        Tensor x = Tensor.Of(3f).AttachGrad(), y = x * x;
        Autograd.Grad([y], [x], retainGraph: true);
        Autograd.Grad([y], [x]);
        Assert.Throws<InvalidOperationException>(() => Autograd.Grad([y], [x]));
    }
}
