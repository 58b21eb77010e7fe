using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Zoo;

namespace Whetstone.Bench.Programs;

/// <summary>A workload's training step, eager or compiled, from the same start.</summary>
internal sealed class Step
{
    private readonly Module network;
    private readonly Sgd optimizer;
    private readonly SoftmaxCrossEntropyLoss loss = new();
    private readonly Rng random = new(7);

    internal Step(Workload workload)
    {
        network = workload.Build();
        network.Initialize(new Rng(0).Split("init"));
        Images = Tensor.Normal([workload.Batch, .. workload.Input], new Rng(1));
        Labels = Tensor.RandomInt([workload.Batch], 0, 10, new Rng(2));
        using (Autograd.Pause()) network.Call(Images);
        optimizer = new(network.Parameters(), 0.001f, 0.9f);
    }

    internal Tensor Images { get; }

    internal Tensor Labels { get; }

    internal IEnumerable<(string Name, Tensor Value)> State => network.StateDict().Select(p => (p.Key, p.Value));

    internal Whetstone.Program Trace() => Whetstone.Program.Trace(x => [Run(x[0], x[1])], Images.Spec, Labels.Spec);

    internal Tensor Run() => Run(Images, Labels);

    /// <summary>Another batch in the same memory.</summary>
    internal void NextBatch() => Images.Assign(Tensor.Normal(Images.Shape, random));

    private Tensor Run(Tensor x, Tensor y)
    {
        Tensor value = loss.Call(network.Call(x), y);
        value.Backward();
        optimizer.Step();
        optimizer.ZeroGrad();
        return value;
    }
}
