using Whetstone.Nn;

namespace Whetstone.Optim.Tests;

public sealed class ClippingTests
{
    [Fact]
    public void Gradients_that_are_together_too_long_are_shortened_alike()
    {
        // Of length 5 together: two fifths of them remain, but for the term that keeps the quotient finite.
        float[] steps = Steps(new(2f, null), 3, -4);
        Assert.Equal(1.2f, steps[0], 5);
        Assert.Equal(-1.6f, steps[1], 5);
    }

    [Fact]
    public void Shorter_gradients_stay_as_they_are() => Assert.Equal([3, -4], Steps(new(5.1f, null), 3, -4));

    [Fact]
    public void Each_element_has_a_bound_of_its_own() => Assert.Equal([3, -3.5f], Steps(new(null, 3.5f), 3, -4));

    [Fact]
    public void Gradients_of_zero_stay_zero() => Assert.Equal([0, 0], Steps(new(1f, null), 0, 0));

    [Fact]
    public void A_bound_is_above_0()
    {
        Sgd rule = new([New()], 1);
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.ClipNorm = 0);
        Assert.Throws<ArgumentOutOfRangeException>(() => rule.ClipValue = float.NaN);
    }

    // How far plain descent moves two parameters of one element each, whose gradients are given.
    private static float[] Steps((float? Norm, float? Value) bounds, float first, float second)
    {
        Parameter[] both = [New(), New()];
        Sgd rule = new(both, 1) { ClipNorm = bounds.Norm, ClipValue = bounds.Value };
        (both[0].Grad, both[1].Grad) = (Tensor.Of([first], [1]), Tensor.Of([second], [1]));
        rule.Step();
        return [-both[0].Data.Item(), -both[1].Data.Item()];
    }

    private static Parameter New() => new(Tensor.Zeros([1]));
}
