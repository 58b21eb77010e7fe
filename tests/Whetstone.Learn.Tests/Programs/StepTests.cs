using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Testing;

namespace Whetstone.Learn.Tests;

/// <summary>A whole training step as a program does what the eager step does, to the bit, over many steps.</summary>
public sealed class StepTests
{
    private const int Steps = 20;

    public static TheoryData<string> Rules => ["sgd", "nesterov", "adagrad", "adadelta", "rmsprop", "adam", "adamw", "lamb"];

    [Theory, MemberData(nameof(Rules))]
    public void A_compiled_step_trains_as_the_eager_one(string rule)
    {
        Dictionary<string, Tensor> eager = Train(rule, compiled: false), program = Train(rule, compiled: true);
        Assert.Equal(eager.Keys, program.Keys);
        foreach ((string name, Tensor value) in eager) Assert.True(Tensors.SameBytes(value, program[name]), $"{rule}: {name} differs");
    }

    [Fact]
    public void A_schedule_reaches_a_compiled_step()
    {
        Dictionary<string, Tensor> eager = Train("adam", compiled: false, decay: true), program = Train("adam", compiled: true, decay: true);
        foreach ((string name, Tensor value) in eager) Assert.True(Tensors.SameBytes(value, program[name]), $"{name} differs");
    }

    [Fact]
    public void Bounds_of_gradients_are_part_of_a_compiled_step()
    {
        static void Bound(Optimizer optimizer) => (optimizer.ClipNorm, optimizer.ClipValue) = (0.5f, 0.1f);
        Dictionary<string, Tensor> eager = Train("sgd", compiled: false, set: Bound), program = Train("sgd", compiled: true, set: Bound), free = Train("sgd", compiled: false);
        foreach ((string name, Tensor value) in eager) Assert.True(Tensors.SameBytes(value, program[name]), $"{name} differs");
        Assert.Contains(eager, p => !Tensors.SameBytes(p.Value, free[p.Key]));
    }

    [Fact]
    public void Tracing_changes_nothing()
    {
        (Sequential net, Optimizer optimizer, Rng random) = Fresh("adam");
        using (Autograd.Pause()) net.Call(Tensor.Zeros([1, 1, 8, 8]));
        Dictionary<string, Tensor> before = net.StateDict().ToDictionary(p => p.Key, p => p.Value.Copy());
        ulong draws = random.Draws;
        Program.Trace(x => [Step(net, optimizer, x[0], x[1])], new Spec([8, 1, 8, 8]), new Spec([8], DType.Int64));
        foreach ((string name, Tensor value) in net.StateDict()) Assert.True(Tensors.SameBytes(before[name], value), $"{name} differs");
        Assert.All(net.Parameters(), p => Assert.Null(p.Grad));
        Assert.Equal(draws, random.Draws);
    }

    private static Dictionary<string, Tensor> Train(string rule, bool compiled, bool decay = false, Action<Optimizer>? set = null)
    {
        (Sequential net, Optimizer optimizer, _) = Fresh(rule);
        set?.Invoke(optimizer);
        Executable? executable = compiled ? new(Program.Trace(x => [Step(net, optimizer, x[0], x[1])], new Spec([8, 1, 8, 8]), new Spec([8], DType.Int64))) : null;
        Dictionary<string, Tensor> result = [];
        for (int i = 0; i < Steps; i++)
        {
            if (decay) optimizer.LearningRate = 0.01f / (1 + i);
            Tensor x = Tensors.Normal([8, 1, 8, 8], seed: i), y = Tensor.Of([.. Enumerable.Range(i, 8).Select(k => (long)(k % 3))]);
            result[$"loss {i}"] = executable is null ? Step(net, optimizer, x, y) : executable.Run(x, y)[0];
        }
        foreach ((string name, Tensor value) in net.StateDict()) result[name] = value;
        foreach ((string name, Tensor value) in optimizer.StateDict()) result["optimizer " + name] = value;
        return result;
    }

    private static Tensor Step(Sequential net, Optimizer optimizer, Tensor x, Tensor y)
    {
        Tensor loss = net.Call(x).SoftmaxCrossEntropy(y).Mean();
        loss.Backward();
        optimizer.Step();
        optimizer.ZeroGrad();
        return loss;
    }

    private static (Sequential, Optimizer, Rng) Fresh(string rule)
    {
        Rng random = new(5);
        Sequential net = new(new Conv2d(4, 3, padding: 1), new BatchNorm2d(), new Relu(), new MaxPool2d(2), new Flatten(), new Dropout(0.4), new Dense(3));
        net.Initialize(random);
        // Shapes that wait for the first input are filled in during the trace, too.
        return (net, Optimizers.Create(rule, net.Parameters(), new() { LearningRate = 0.01f }), random);
    }
}
