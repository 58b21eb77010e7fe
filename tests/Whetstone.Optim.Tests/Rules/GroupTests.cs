using Whetstone.Nn;

namespace Whetstone.Optim.Tests.Rules;

public sealed class GroupTests
{
    private readonly Parameter a = new(Tensor.Of(1f)), b = new(Tensor.Of(1f));

    [Fact]
    public void Each_group_has_its_own_rate_and_decay_and_both_may_change_at_any_time()
    {
        Sgd rule = new([new ParameterGroup([a]), new ParameterGroup([b], learningRateScale: 0.1f, weightDecay: 0)], learningRate: 0.5f, weightDecay: 0.2f);
        Step(rule);
        Assert.Equal([1 - 0.5f * (1 + 0.2f), 1 - 0.05f], [a.Data.Item(), b.Data.Item()], Close);
        rule.Groups[1].LearningRateScale = 2;
        rule.LearningRate = 0.1f;
        rule.WeightDecay = 0;
        Step(rule);
        Assert.Equal([0.4f - 0.1f, 0.95f - 0.2f], [a.Data.Item(), b.Data.Item()], Close);
    }

    [Fact]
    public void Factors_of_a_parameter_multiply_rate_and_decay()
    {
        (b.LearningRateScale, b.WeightDecayScale) = (2, 0);
        Sgd rule = new([a, b], 0.1f, weightDecay: 1);
        Step(rule);
        Assert.Equal([0.8f, 0.8f], [a.Data.Item(), b.Data.Item()], Close);
    }

    [Fact]
    public void Frozen_parameters_and_those_without_a_gradient_are_left_alone_by_decay_too()
    {
        Adam rule = new([a, b], 0.1f, weightDecay: 1);
        a.Freeze();
        rule.Step();
        Assert.Equal([1f, 1], [a.Data.Item(), b.Data.Item()]);
        a.Freeze(false);
        Step(rule);
        Assert.NotEqual(1, a.Data.Item());
    }

    [Theory]
    [InlineData(-0.1f)]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    public void A_learning_rate_that_is_no_finite_number_of_at_least_0_is_refused(float rate) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Sgd([a], rate));

    [Fact]
    public void Nothing_to_train_and_Nesterov_without_momentum_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new Adam(Array.Empty<Parameter>()));
        Assert.Throws<ArgumentException>(() => new Sgd([a], 0.1f, nesterov: true));
    }

    private static bool Close(float x, float y) => MathF.Abs(x - y) < 1e-6f;

    private void Step(Optimizer rule)
    {
        (a.Grad, b.Grad) = (Tensor.Of(1f), Tensor.Of(1f));
        rule.Step();
    }
}
