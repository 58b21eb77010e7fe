using Whetstone.Compiler;
using Whetstone.Kernels;
using Whetstone.Nn;
using Whetstone.Optim;
using Whetstone.Zoo;

namespace Whetstone.Cli;

/// <summary>A workload with its network, random images and labels, ready to be timed.</summary>
internal sealed class WorkloadRun
{
    private readonly Workload workload;
    private readonly Module network;
    private readonly Tensor images, labels;

    internal WorkloadRun(Workload workload)
    {
        Rng rng = new(0);
        (this.workload, network) = (workload, workload.Build());
        network.Initialize(rng.Split("init"));
        images = Tensor.Normal([workload.Batch, .. workload.Input], rng.Split("images"));
        labels = Tensor.RandomInt([workload.Batch], 0, 10, rng.Split("labels"));
        // Layers learn their input sizes here, and the optimiser needs to know all parameters.
        using (Autograd.Pause()) network.Call(images);
    }

    /// <summary>Forward, loss, backward, step.</summary>
    internal BenchRow Train(double seconds, bool eager)
    {
        Sgd optimizer = new(network.Parameters(), 0.01f, 0.9f);
        SoftmaxCrossEntropyLoss loss = new();
        network.Train();
        if (eager) return Row("train", workload.Batch, Timing.Median(() => Step(images, labels), seconds));
        Executable program = Whetstone.Program.Trace(x => [Step(x[0], x[1])], images.Spec, labels.Spec).Compile();
        return Row("train", workload.Batch, Timing.Median(() => program.Replay(images, labels), seconds));

        Tensor Step(Tensor x, Tensor y)
        {
            optimizer.ZeroGrad();
            Tensor value = loss.Call(network.Call(x), y);
            value.Backward();
            optimizer.Step();
            return value;
        }
    }

    /// <summary>Forward only, without gradients.</summary>
    internal BenchRow Infer(int batch, double seconds, bool eager)
    {
        Tensor part = batch == workload.Batch ? images : images[..batch].Copy();
        network.Eval();
        using IDisposable off = Autograd.Pause();
        if (eager) return Row("infer", batch, Timing.Median(() => network.Call(part), seconds));
        Executable program = Whetstone.Program.Trace(network.Call, part.Spec).Compile();
        return Row("infer", batch, Timing.Median(() => program.Replay(part), seconds));
    }

    private BenchRow Row(string phase, int batch, double ms) =>
        new(workload.Name, phase, batch, Workers.Current.Threads, Math.Round(1000 * batch / ms, 2), Math.Round(ms, 4));
}
