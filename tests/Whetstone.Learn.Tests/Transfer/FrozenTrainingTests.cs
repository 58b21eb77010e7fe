using Whetstone.Compiler;
using Whetstone.Data;
using Whetstone.Learn.Tests.Training;
using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Learn.Tests.Transfer;

public sealed class FrozenTrainingTests
{
    [Theory]
    [InlineData(FrozenNorm.Learn, false, "0")]
    [InlineData(FrozenNorm.Learn, true, "0")]
    [InlineData(FrozenNorm.Track, false, "0", "1.weight", "1.bias")]
    [InlineData(FrozenNorm.Track, true, "0", "1.weight", "1.bias")]
    [InlineData(FrozenNorm.Fix, false, "0", "1")]
    [InlineData(FrozenNorm.Fix, true, "0", "1")]
    public void Frozen_layers_keep_their_bits_through_momentum_and_weight_decay(FrozenNorm norm, bool compiled, params string[] kept)
    {
        Sequential net = Small.Net();
        LayerGroups.ByClassifier(net).Freeze(norm);
        Dictionary<string, double[]> before = Values(net);
        Fit(net, new Sgd(net.Parameters(), 0.1f, momentum: 0.9f, weightDecay: 0.1f), compiled);
        Dictionary<string, double[]> after = Values(net);
        foreach ((string name, double[] values) in before)
            Assert.Equal(kept.Any(k => name.StartsWith(k, StringComparison.Ordinal)), values.SequenceEqual(after[name]));
    }

    [Fact]
    public void A_compiled_learner_follows_freezing_and_unfreezing_between_fits()
    {
        List<double[]> ends = [];
        foreach (bool compiled in (bool[])[false, true])
        {
            Sequential net = Small.Net();
            LayerGroups groups = LayerGroups.ByClassifier(net);
            Learner learner = Learner(net, new Sgd(net.Parameters(), 0.1f, momentum: 0.9f, weightDecay: 0.1f), compiled);
            learner.Fit(1);
            groups.Freeze(FrozenNorm.Fix);
            double[] frozen = net[0].Parameters()[0].Data.ToArray<double>();
            learner.Fit(1);
            Assert.Equal(frozen, net[0].Parameters()[0].Data.ToArray<double>());
            groups.Freeze(FrozenNorm.Learn);
            learner.Fit(1);
            groups.Unfreeze();
            learner.Fit(1);
            Assert.NotEqual(frozen, net[0].Parameters()[0].Data.ToArray<double>());
            ends.Add(Small.Values(net));
        }
        Assert.Equal(ends[0], ends[1]);
    }

    [Fact]
    public void A_compiled_learner_follows_a_layer_that_is_replaced()
    {
        List<double[]> ends = [];
        foreach (bool compiled in (bool[])[false, true])
        {
            Sequential net = Small.Net();
            net[2] = new Relu();
            Learner learner = Learner(net, new Sgd(net.Parameters(), 0.1f), compiled);
            learner.Fit(1);
            net[2] = new Tanh();
            learner.Fit(1);
            ends.Add(Small.Values(net));
        }
        Assert.Equal(ends[0], ends[1]);
    }

    [Fact]
    public void Each_group_moves_at_its_own_rate_and_a_rate_of_0_not_at_all()
    {
        Sequential net = new(new Linear(4, 4), new Linear(4, 4), new Linear(4, 3));
        net.Initialize(new(1));
        LayerGroups groups = new([net[0]], [net[1]], [net[2]]);
        LayerRates rates = new(0, 0.01f, 0.1f);
        Sgd optimizer = new(rates.Of(groups), rates.Highest);
        Batch batch = Small.Data().Epoch(0).First();
        new SoftmaxCrossEntropyLoss().Call(net.Call(batch.Data), batch.Label).Mean().Backward();
        Tensor[] before = [.. net.Parameters().Select(p => p.Data.Detach().Copy())], gradients = [.. net.Parameters().Select(p => p.Grad!)];
        optimizer.Step();
        for (int i = 0; i < before.Length; i++)
        {
            float[] old = before[i].ToArray(), slope = gradients[i].ToArray(), now = net.Parameters()[i].Data.ToArray();
            // Three roundings of numbers below 1: the rate, the product and the difference.
            for (int k = 0; k < old.Length; k++) Assert.Equal(old[k] - rates.Rates[i / 2] * slope[k], now[k], 3e-7f);
        }
    }

    private static Learner Learner(Module net, Optimizer optimizer, bool compiled)
    {
        Learner learner = new(net, Small.Data(), new SoftmaxCrossEntropyLoss(), optimizer);
        return compiled ? learner.Compile(CompilerOptions.Exact with { Log = Assert.Fail }) : learner;
    }

    private static void Fit(Module net, Optimizer optimizer, bool compiled) => Learner(net, optimizer, compiled).Fit(2);

    private static Dictionary<string, double[]> Values(Module net) => net.StateDict().ToDictionary(p => p.Key, p => p.Value.ToArray<double>());
}
