using Whetstone.Nn;

namespace Whetstone.Optim.Tests.Rules;

public sealed class DecayTests
{
    private const double Rate = 0.1, Decay = 0.5, Momentum = 0.9;

    [Fact]
    public void Without_momentum_coupled_and_decoupled_decay_are_the_same() =>
        Assert.Equal(After(p => new Sgd(p, (float)Rate, 0, (float)Decay)), After(p => new Sgd(p, (float)Rate, 0, (float)Decay, decoupled: true)), 1e-6);

    [Fact]
    public void With_momentum_coupled_decay_is_carried_on_by_it_and_decoupled_decay_is_not()
    {
        double w = 2, m = 0, v = 2, n = 0;
        for (int step = 0; step < 10; step++)
        {
            m = Momentum * m + (Gradient(step) + Decay * w);
            w -= Rate * m;
            n = Momentum * n + Gradient(step);
            v = v * (1 - Rate * Decay) - Rate * n;
        }
        Assert.Equal(w, After(p => new Sgd(p, (float)Rate, (float)Momentum, (float)Decay)), 1e-5);
        Assert.Equal(v, After(p => new Sgd(p, (float)Rate, (float)Momentum, (float)Decay, decoupled: true)), 1e-5);
        Assert.True(Math.Abs(w - v) > 0.1);
    }

    [Fact]
    public void With_Adam_coupled_and_decoupled_decay_differ() =>
        Assert.True(Math.Abs(After(p => new Adam(p, (float)Rate, weightDecay: (float)Decay)) - After(p => new AdamW(p, (float)Rate, weightDecay: (float)Decay))) > 0.05);

    [Fact]
    public void With_zero_gradients_decoupled_decay_shrinks_a_weight_by_a_fixed_factor_a_step()
    {
        Parameter p = new(Tensor.Of(2f));
        AdamW rule = new([p], (float)Rate, weightDecay: (float)Decay);
        for (int step = 0; step < 10; step++)
        {
            p.Grad = Tensor.Of(0f);
            rule.Step();
        }
        Assert.Equal(2 * Math.Pow(1 - Rate * Decay, 10), p.Data.Item(), 1e-5);
    }

    private static double Gradient(int step) => Math.Sin(step) + 0.3;

    private static double After(Func<Parameter[], Optimizer> make)
    {
        Parameter p = new(Tensor.Of(2f));
        Optimizer rule = make([p]);
        for (int step = 0; step < 10; step++)
        {
            p.Grad = Tensor.Of((float)Gradient(step));
            rule.Step();
        }
        return p.Data.Item();
    }
}
