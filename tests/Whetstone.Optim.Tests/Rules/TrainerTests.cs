using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Optim.Tests.Rules;

public sealed class TrainerTests
{
    private const int BatchSize = 4;

    [Fact]
    public void Ten_steps_with_momentum_and_decay_follow_the_closed_form_and_the_rate_may_change_between_them()
    {
        const double Momentum = 0.9, Decay = 0.01;
        Linear net = new(3, 1, bias: false);
        net.Initialize(new(1));
        Trainer trainer = new(net, "sgd", new(LearningRate: 0.1f, Momentum: (float)Momentum, WeightDecay: (float)Decay));
        double[] w = net.Weight.Data.ToArray<double>(), m = new double[3];
        for (int step = 0; step < 10; step++)
        {
            if (step == 5) trainer.SetLearningRate(0.02f);
            Assert.Equal(step < 5 ? 0.1f : 0.02f, trainer.LearningRate);
            Tensor x = Tensors.Normal([BatchSize, 3], seed: step);
            net.Call(x).Sum().Backward();
            double[] given = x.ToArray<double>();
            trainer.Step(BatchSize);
            for (int i = 0; i < 3; i++)
            {
                double g = (given[i] + given[3 + i] + given[6 + i] + given[9 + i]) / BatchSize + Decay * w[i];
                m[i] = Momentum * m[i] + g;
                w[i] -= (step < 5 ? 0.1 : 0.02) * m[i];
            }
        }
        double[] actual = net.Weight.Data.ToArray<double>();
        for (int i = 0; i < 3; i++) Assert.Equal(w[i], actual[i], 1e-6);
    }

    [Fact]
    public void A_step_clears_the_gradients_and_keeps_the_tensor()
    {
        Linear net = new(1, 1);
        net.Initialize(new(1));
        Tensor weight = net.Weight.Data;
        Trainer trainer = new(net, "adam", new());
        net.Call(Tensor.Ones([1, 1])).Sum().Backward();
        trainer.Step(1);
        Assert.Same(weight, net.Weight.Data);
        Assert.All(net.Parameters(), p => Assert.Null(p.Grad));
        net.Call(Tensor.Ones([1, 1])).Sum().Backward();
        Assert.Equal(1, net.Weight.Grad!.Item());
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_known_ones() =>
        Assert.Equal("unknown optimizer 'sdg'; known: sgd, nesterov, adagrad, adadelta, rmsprop, adam, adamw, lamb",
            Assert.Throws<ArgumentException>(() => new Trainer(Ready(), "sdg", new())).Message);

    [Fact]
    public void A_setting_the_rule_does_not_have_is_refused() =>
        Assert.StartsWith("adam has no momentum", Assert.Throws<ArgumentException>(() => new Trainer(Ready(), "adam", new(Momentum: 0.9f))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_name_makes_a_rule_that_lowers_a_loss()
    {
        foreach (string name in Optimizers.Names)
        {
            Linear net = Ready();
            Trainer trainer = new(net, name, new());
            float before = 0, after = 0;
            for (int i = 0; i < 50; i++)
            {
                Tensor loss = (net.Call(Tensor.Ones([1, 1])) - 3).Square().Sum();
                after = loss.Item();
                if (i == 0) before = after;
                loss.Backward();
                trainer.Step(1);
            }
            Assert.True(after < before, $"{name}: {before} became {after}");
        }
    }

    private static Linear Ready()
    {
        Linear net = new(1, 1);
        net.Initialize(new(1));
        return net;
    }
}
