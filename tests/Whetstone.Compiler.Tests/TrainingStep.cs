using Whetstone.Kernels;
using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Testing;

namespace Whetstone.Compiler.Tests;

/// <summary>Networks with an optimiser and a batch, whose training step is run eagerly and compiled.</summary>
internal sealed class TrainingStep
{
    private TrainingStep(Sequential net, Shape input)
    {
        Net = net;
        Net.Initialize(new Rng(1));
        Input = input;
        using (Autograd.Pause()) Net.Call(Tensor.Zeros(input));
        Optimizer = new Sgd([.. Net.Parameters()], 0.01f, momentum: 0.9f);
    }

    internal Sequential Net { get; }

    internal Sgd Optimizer { get; }

    internal Shape Input { get; }

    internal Spec[] Specs => [new(Input), new([Input[0]], DType.Int64)];

    /// <summary>LeNet: large enough a batch that the compiler cuts it.</summary>
    internal static TrainingStep LeNet() => new(Zoo.LeNet.Build(), [64, 1, 28, 28]);

    internal static TrainingStep Mlp() => new(Zoo.Mlp.Build(), [64, 1, 28, 28]);

    /// <summary>Batch norm, a residual, strides, a shared activation, dropout. A bias before batch norm would get nothing but roundings for its gradient.</summary>
    internal static TrainingStep Residual()
    {
        static Module Body() => new Sequential(new Conv2d(16, 3, padding: 1, bias: false), new BatchNorm2d(), new Relu(), new Conv2d(16, 3, padding: 1, bias: false), new BatchNorm2d());
        return new(new(new Conv2d(16, 3, padding: 1, stride: 2, bias: false), new BatchNorm2d(), new Relu(), new Residual(Body()), new Relu(), new Residual(Body()), new Relu(),
                       new AvgPool2d(2), new Flatten(), new Dropout(0.3), new Dense(10)), [32, 3, 32, 32]);
    }

    /// <summary>Convolutions wide enough that the compiler chooses another algorithm for them.</summary>
    internal static TrainingStep Wide() =>
        new(new(new Conv2d(32, 3, padding: 1), new Relu(), new Conv2d(64, 3, padding: 1, bias: false), new BatchNorm2d(), new Relu(), new Conv2d(64, 3), new Relu(), new AvgPool2d(7), new Flatten(), new Dense(10)), [32, 3, 16, 16]);

    /// <summary>Branches that are joined, channels that are cut apart and mixed, and a border that is mirrored.</summary>
    internal static TrainingStep Branching()
    {
        Module half = new Lambda(x => Tensor.Concat([x.Slice(1, 8..), x.Slice(1, ..8)], 1));
        return new(new(new Lambda(x => x.Pad([(1, 1), (2, 2)], PadMode.Reflect)), new Conv2d(8, 3, bias: false), new BatchNorm2d(), new Relu(),
                       new Concurrent(new Conv2d(8, 1), new Sequential(new Conv2d(4, 1), new Relu(), new Conv2d(8, 3, padding: 1)), new MaxPool2d(3, stride: 1, padding: 1)),
                       new ChannelShuffle(2), half, new Relu(), new Lambda(x => x.Slice(2, ..12)), new AvgPool2d(2), new Flatten(), new Dense(10)), [32, 3, 16, 16]);
    }

    internal Tensor Run(Tensor x, Tensor y)
    {
        Tensor loss = Net.Call(x).SoftmaxCrossEntropy(y).Mean();
        loss.Backward();
        Optimizer.Step();
        Optimizer.ZeroGrad();
        return loss;
    }

    internal Program Trace() => Program.Trace(x => [Run(x[0], x[1])], Specs);

    internal (Tensor X, Tensor Y) Batch(int seed) =>
        (Tensors.Normal(Input, seed), Tensor.Of([.. Enumerable.Range(seed, Input[0]).Select(i => (long)(i * 7 % 10))]));

    /// <summary>Losses of some steps, then all parameters and buffers.</summary>
    internal List<Tensor> Train(Func<Tensor, Tensor, Tensor> step, int steps)
    {
        List<Tensor> results = [];
        for (int i = 0; i < steps; i++)
        {
            (Tensor x, Tensor y) = Batch(i);
            results.Add(step(x, y));
        }
        return [.. results, .. Net.StateDict().Select(p => p.Value)];
    }
}
