using Whetstone.Data;
using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Learn.Tests;

/// <summary>Classifiers halfway: their losses are added in training, and in training only.</summary>
public sealed class AuxiliaryTests
{
    [Fact]
    public void The_loss_of_a_step_is_the_last_plus_a_part_of_each_other_and_validation_is_the_last_alone()
    {
        Halfway net = Net();
        Batch batch = Set().Gather([0, 1, 2, 3, 4, 5]);
        SoftmaxCrossEntropyLoss loss = new();
        double main, all;
        using (Autograd.Pause())
        {
            (Tensor last, IReadOnlyList<Tensor> others) = net.CallAll(batch.Data);
            main = loss.Call(last, batch.Label).Item();
            all = main + 0.25 * (loss.Call(others[0], batch.Label).Item() + (double)loss.Call(others[1], batch.Label).Item());
        }
        // A step of next to nothing between training and validation.
        Learner learner = new(net, new(Set(), 6), loss, new Sgd(net.Parameters(), 1e-12f), new DataLoader(Set(), 6));
        Run run = learner.Fit(1);
        Assert.Equal(all, run.TrainMetrics[0].Value, 1e-6);
        Assert.Equal(main, run.ValidMetrics[0].Value, 1e-6);
    }

    [Fact]
    public void Layers_that_only_classifiers_halfway_use_learn_compiled_and_eager_alike()
    {
        Halfway eager = Net(), compiled = Net();
        float[] before = eager.First.StateDict()["weight"].ToArray();
        List<string> log = [];
        Fit(eager, learner => learner);
        Fit(compiled, learner => learner.Compile(new() { Log = log.Add }));
        Assert.Empty(log);
        Assert.NotEqual(before, eager.First.StateDict()["weight"].ToArray());
        foreach (((_, Tensor a), (_, Tensor b)) in eager.StateDict().Zip(compiled.StateDict()))
            Assert.All(a.ToArray().Zip(b.ToArray()), pair => Assert.Equal(pair.First, pair.Second, 1e-5));

        static void Fit(Halfway net, Func<Learner, Learner> how) => how(new(net, new(Set(), 3), new SoftmaxCrossEntropyLoss(), new Sgd(net.Parameters(), 0.1f))).Fit(2);
    }

    [Fact]
    public void The_classifier_of_such_a_network_is_its_last() => Assert.Equal("last", Classifier.Of(Net()).Path);

    private static Halfway Net()
    {
        Halfway net = new();
        net.Initialize(new Rng(4));
        return net;
    }

    private static ArrayDataset Set() => new(Tensor.Normal([6, 4], new Rng(1)), Tensor.Of([0L, 1, 2, 0, 1, 2]));

    private sealed class Halfway : Module, IAuxiliaryNetwork
    {
        private readonly Linear body = new(4, 5), last = new(5, 3), second = new(5, 3);

        public Linear First { get; } = new(4, 3);

        public IReadOnlyList<Module> AuxiliaryHeads => [First, second];

        public double AuxiliaryWeight => 0.25;

        public (Tensor Main, IReadOnlyList<Tensor> Auxiliary) CallAll(Tensor x)
        {
            Tensor half = x;
            Tensor main = Call(x, input => last.Call(half = body.Call(input).Relu()));
            return (main, [First.Call(x), second.Call(half)]);
        }

        protected override Tensor Forward(Tensor x) => last.Call(body.Call(x).Relu());

        protected override void VisitMembers(IMemberVisitor visitor)
        {
            visitor.Child("body", body);
            visitor.Child("last", last);
            visitor.Child("first", First);
            visitor.Child("second", second);
        }
    }
}
