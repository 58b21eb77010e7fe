using Whetstone.Nn;
using Whetstone.Testing;

namespace Whetstone.Optim.Tests.Rules;

public sealed class StateTests
{
    private const int Steps = 4;

    public static TheoryData<string> Names => [.. Optimizers.Names, "centred"];

    [Theory, MemberData(nameof(Names))]
    public void A_rule_that_continues_from_its_saved_state_ends_at_the_same_bits(string name)
    {
        Linear a = Ready(), b = Ready();
        Optimizer whole = Make(name, a), first = Make(name, b);
        Run(whole, a, 0, 2 * Steps);
        Run(first, b, 0, Steps);

        Linear c = Ready();
        c.LoadStateDict(b.StateDict());
        Optimizer second = Make(name, c);
        second.LoadStateDict(first.StateDict());
        Run(first, b, 0, 1);        // the saved state must not be shared
        Run(second, c, Steps, 2 * Steps);
        Assert.Equal(-1, Difference.FirstBit(a.Weight.Data.ToArray(), c.Weight.Data.ToArray()));
        Assert.Equal(-1, Difference.FirstBit(a.Bias!.Data.ToArray(), c.Bias!.Data.ToArray()));
    }

    [Fact]
    public void Parameters_of_no_module_keep_their_states_apart()
    {
        Parameter a = new(Tensor.Of(1f)), b = new(Tensor.Of(2f, 3));
        Adam rule = new([a, b]);
        (a.Grad, b.Grad) = (Tensor.Of(1f), Tensor.Of(1f, 2));
        rule.Step();
        Assert.Equal(["0.steps", "0.0", "0.1", "1.steps", "1.0", "1.1"], rule.StateDict().Keys);
    }

    [Fact]
    public void A_state_of_other_parameters_is_refused_and_changes_nothing()
    {
        Linear net = Ready(), other = new(5, 2);
        other.Initialize(new(1));
        Optimizer rule = Make("adam", net), foreign = Make("adam", other);
        Run(rule, net, 0, 1);
        foreign.Step();
        other.Weight.Grad = Tensors.Normal([2, 5], seed: 1);
        foreign.Step();
        float[] before = rule.StateDict()["weight.0"].ToArray();
        Assert.Contains("weight.0", Assert.Throws<StateDictException>(() => rule.LoadStateDict(foreign.StateDict())).Message, StringComparison.Ordinal);
        Assert.Equal(["head.steps"], Assert.Throws<StateDictException>(() => rule.LoadStateDict(new Dictionary<string, Tensor> { ["head.steps"] = Tensor.Of(1L) })).Unexpected);
        Assert.Equal(before, rule.StateDict()["weight.0"].ToArray());
    }

    private static Optimizer Make(string name, Module net) => name == "centred"
        ? new RmsProp(net.Parameters(), momentum: 0.5f, centered: true)
        : Optimizers.Create(name, net.Parameters(), new(LearningRate: 0.05f, Momentum: name is "sgd" or "nesterov" ? 0.9f : null, WeightDecay: 0.01f));

    private static Linear Ready()
    {
        Linear net = new(3, 2);
        net.Initialize(new(1));
        return net;
    }

    private static void Run(Optimizer rule, Linear net, int from, int to)
    {
        for (int step = from; step < to; step++)
        {
            (net.Weight.Grad, net.Bias!.Grad) = (Tensors.Normal([2, 3], seed: step), Tensors.Normal([2], seed: 100 + step));
            rule.Step();
        }
    }
}
