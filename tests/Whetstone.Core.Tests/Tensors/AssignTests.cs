namespace Whetstone.Core.Tests.Tensors;

public sealed class AssignTests
{
    [Fact]
    public void Assign_copies_and_converts()
    {
        Tensor x = new[] { 1f, 2f }, y = Tensor.Of(3, 4);
        x.Assign(y);
        Assert.Equal([3, 4], x.ToArray());
        Assert.Equal(DType.Float32, x.DType);
    }

    [Fact]
    public void Views_of_the_memory_see_it()
    {
        Tensor x = Tensor.Arange(6).Reshape(2, 3), row = x[1], flat = x.Reshape(6);
        x[0].Assign(row);
        Assert.Equal([3, 4, 5, 3, 4, 5], flat.ToArray());
        flat[..3].Assign(flat[1..4]);
        Assert.Equal([4, 5, 3, 3, 4, 5], x.ToArray());
    }

    [Fact]
    public void Shapes_must_agree() =>
        Assert.Equal("Assign: the shapes differ; got [3] for [2]", Assert.Throws<ShapeException>(() => Tensor.Of(1f, 2f).Assign(Tensor.Of(1f, 2f, 3f))).Message);

    [Fact]
    public void A_recorded_result_cannot_be_assigned_to()
    {
        Tensor y = Tensor.Of(1f, 2f).AttachGrad() * 2;
        Assert.Contains("this tensor [2] is the result of Mul", Assert.Throws<InvalidOperationException>(() => y.Assign(y)).Message, StringComparison.Ordinal);
        using (Autograd.NoGrad()) y.Assign(Tensor.Of(5f, 6f));
        Assert.Equal([5, 6], y.ToArray());
    }

    [Fact]
    public void Backward_notices_a_changed_input()
    {
        Tensor x = Tensor.Of(1f, 2f).AttachGrad(), y = x * x;
        x.Assign(Tensor.Of(3f, 4f));
        Assert.Contains("Mul: input 0 [2] was changed in place after it was used", Assert.Throws<InvalidOperationException>(() => y.Backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Backward_notices_a_changed_view_of_an_input()
    {
        Tensor x = Tensor.Of(1f, 2f).AttachGrad(), y = x * x;
        x.Detach()[..1].Assign(Tensor.Of([3f]));
        Assert.Throws<InvalidOperationException>(() => y.Backward());
    }

    [Fact]
    public void Backward_notices_a_changed_result()
    {
        Tensor x = Tensor.Of(1f, 2f).AttachGrad(), y = x.Exp();
        using (Autograd.NoGrad()) y.Assign(Tensor.Of(3f, 4f));
        Assert.Contains("Exp: its result [2] was changed in place", Assert.Throws<InvalidOperationException>(() => y.Backward()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_that_the_gradient_does_not_read_is_allowed()
    {
        Tensor x = Tensor.Of(1f, 2f).AttachGrad(), y = x + 1;
        x.Assign(Tensor.Of(3f, 4f));
        y.Backward();
        Assert.Equal([1, 1], x.Grad!.ToArray());
    }
}
