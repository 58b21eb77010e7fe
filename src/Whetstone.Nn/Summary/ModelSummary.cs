namespace Whetstone.Nn;

/// <summary>What a network is made of, layer by layer, in the order in which they run: found by running it once.</summary>
/// <param name="Layers">The calls of layers that hold no others.</param>
/// <param name="Input">The shape of one input.</param>
/// <param name="Parameters">Learned values in all.</param>
/// <param name="MultiplyAdds">Multiplications that are followed by an addition, in all, for one input.</param>
public sealed record ModelSummary(IReadOnlyList<LayerSummary> Layers, Shape Input, long Parameters, long MultiplyAdds)
{
    /// <summary>Runs a network, which must be initialised, on one input of a shape.</summary>
    /// <param name="module">The network.</param>
    /// <param name="input">The shape of one input, without the batch.</param>
    /// <exception cref="ShapeException">The network does not take such inputs; the message ends with the layer's path.</exception>
    public static ModelSummary Of(Module module, Shape input)
    {
        ArgumentNullException.ThrowIfNull(module);
        Shape batch = [1, .. input];
        using SummaryRecorder recorder = new(module, batch);
        using (Autograd.Pause()) module.Call(recorder.Input);
        return new(recorder.Layers, input, module.ParameterCount(), recorder.Layers.Sum(l => l.MultiplyAdds));
    }
}
