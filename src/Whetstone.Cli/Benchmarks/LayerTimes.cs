using System.Diagnostics;
using Whetstone.Nn;

namespace Whetstone.Cli;

/// <summary>How long each layer of a network takes, forward and backward, each repeated by itself; and the network as a whole.</summary>
/// <remarks>
/// A first pass records what goes into each layer and comes out. An iteration then calls the layers in that order, each with its
/// recorded input, and their backward passes in the opposite order, each from a gradient of ones: Caffe's way. So a layer finds
/// the cache as it would in training, and no time of a neighbour is counted as its own. What lies between layers, such as the sums of
/// residual blocks, is not measured; the whole network, which is timed once an iteration, contains it.
/// </remarks>
internal sealed class LayerTimes
{
    private readonly Module network;
    private readonly Tensor input;
    private readonly List<LayerCall> calls = [];
    private readonly List<double> forward = [], backward = [];

    /// <param name="network">The network, initialised; layers behave as in training.</param>
    /// <param name="input">A batch: [N, C, H, W].</param>
    internal LayerTimes(Module network, Tensor input)
    {
        (this.network, this.input) = (network.Train(), input);
        List<IDisposable> hooks = [];
        foreach ((string path, Module module) in network.NamedModules())
            if (module.Children().Count == 0) hooks.Add(module.OnOutput((layer, x, y) => Record(path, layer, x, y)));
        using (Autograd.NoGrad()) network.Call(input);
        foreach (IDisposable hook in hooks) hook.Dispose();
    }

    /// <summary>Every call of a layer, in order.</summary>
    internal IReadOnlyList<LayerCall> Calls => calls;

    /// <summary>Median of the whole network's forward pass, in milliseconds.</summary>
    internal double ForwardMs => Timing.Median(forward);

    /// <summary>Median of the whole network's backward pass, in milliseconds.</summary>
    internal double BackwardMs => Timing.Median(backward);

    /// <summary>Measures.</summary>
    /// <param name="iterations">How often each layer is timed, after a warm-up.</param>
    internal void Measure(int iterations)
    {
        Timing.WarmUp(Iteration);
        forward.Clear();
        backward.Clear();
        calls.ForEach(c => c.Clear());
        for (int i = 0; i < iterations; i++) Iteration();
    }

    private Tensor? Record(string path, Module layer, Tensor x, Tensor y)
    {
        calls.Add(new(path, layer, x, y, isFirst: ReferenceEquals(x, input)));
        return null;
    }

    private void Iteration()
    {
        foreach (LayerCall call in calls) call.Forward();
        foreach (LayerCall call in Enumerable.Reverse(calls)) call.Backward();

        long begin = Stopwatch.GetTimestamp();
        Tensor y = network.Call(input);
        forward.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        begin = Stopwatch.GetTimestamp();
        y.Backward(Tensor.Ones(y.Shape));
        backward.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        foreach (Parameter parameter in network.Parameters()) parameter.Grad = null;
    }
}
