using Whetstone.Kernels;
using Whetstone.Nn;
using Whetstone.Optim;

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
    internal BenchRow Train(double seconds)
    {
        Sgd optimizer = new(network.Parameters(), 0.01f, 0.9f);
        SoftmaxCrossEntropyLoss loss = new();
        network.Train();
        return Row("train", workload.Batch, Timing.Median(() =>
        {
            optimizer.ZeroGrad();
            loss.Call(network.Call(images), labels).Backward();
            optimizer.Step();
        }, seconds));
    }

    /// <summary>Forward only, without gradients.</summary>
    internal BenchRow Infer(int batch, double seconds)
    {
        Tensor part = batch == workload.Batch ? images : images[..batch].Copy();
        network.Eval();
        using IDisposable off = Autograd.Pause();
        return Row("infer", batch, Timing.Median(() => network.Call(part), seconds));
    }

    private BenchRow Row(string phase, int batch, double ms) =>
        new(workload.Name, phase, batch, Workers.Current.Threads, Math.Round(1000 * batch / ms, 2), Math.Round(ms, 4));
}
