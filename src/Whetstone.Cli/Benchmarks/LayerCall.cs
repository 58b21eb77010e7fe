using System.Diagnostics;
using Whetstone.Nn;

namespace Whetstone.Cli;

/// <summary>One call of a layer within a network, to be repeated by itself and timed.</summary>
/// <param name="path">The layer's dotted path.</param>
/// <param name="layer">The layer, which holds no others.</param>
/// <param name="input">What went in.</param>
/// <param name="output">What came out.</param>
/// <param name="isFirst">Whether the input is the network's own, of which no training step wants a gradient.</param>
internal sealed class LayerCall(string path, Module layer, Tensor input, Tensor output, bool isFirst)
{
    private readonly Tensor input = isFirst ? input.Detach() : input.Detach().AttachGrad();
    // In the memory order that the result has; ones made afresh would have to be rearranged in every backward pass.
    private readonly Tensor ones = output.Detach() * 0 + 1;
    private readonly List<double> forward = [], backward = [];
    private Tensor? result;

    internal string Path => path;

    internal string Type => layer.GetType().Name;

    internal Shape Output { get; } = output.Shape;

    /// <summary>Medians, in milliseconds.</summary>
    internal double ForwardMs => Timing.Median(forward);

    internal double BackwardMs => Timing.Median(backward);

    /// <summary>Computes the layer's output.</summary>
    internal void Forward()
    {
        long begin = Stopwatch.GetTimestamp();
        result = layer.Call(input);
        forward.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
    }

    /// <summary>From a gradient of ones to those of the parameters and of the input.</summary>
    internal void Backward()
    {
        long begin = Stopwatch.GetTimestamp();
        // A layer that passes its input on, or neither learns nor needs its input's gradient, has no way back.
        if (result!.RequiresGrad && !ReferenceEquals(result, input)) result.Backward(ones);
        backward.Add(Stopwatch.GetElapsedTime(begin).TotalMilliseconds);
        result = null;
        if (!isFirst) input.Grad = null;
        foreach (Parameter parameter in layer.Parameters()) parameter.Grad = null;
    }

    /// <summary>Forgets the times so far.</summary>
    internal void Clear()
    {
        forward.Clear();
        backward.Clear();
    }
}
