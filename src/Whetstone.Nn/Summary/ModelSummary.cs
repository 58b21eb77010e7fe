namespace Whetstone.Nn;

/// <summary>What a network is made of, layer by layer, in the order in which they run: found by following one input through it.</summary>
/// <param name="Layers">The calls of layers that hold no others.</param>
/// <param name="Input">The shape of one input.</param>
/// <param name="Parameters">Learned values in all.</param>
/// <param name="MultiplyAdds">Multiplications that are followed by an addition, in all, for one input.</param>
public sealed record ModelSummary(IReadOnlyList<LayerSummary> Layers, Shape Input, long Parameters, long MultiplyAdds)
{
    /// <summary>Learned values that training changes: those that are not frozen.</summary>
    public long Trainable { get; init; } = Parameters;

    /// <summary>Follows one input of a shape through a network. Nothing is computed and nothing changes, so a network without values yet will do,
    /// as long as its shapes are known: one whose layers learn their shapes from the first input must be initialised.</summary>
    /// <remarks>A network that reads numbers on its way is run on an input of zeros instead, and must be initialised.</remarks>
    /// <param name="module">The network.</param>
    /// <param name="input">The shape of one input, without the batch.</param>
    /// <exception cref="ShapeException">The network does not take such inputs; the message ends with the layer's path.</exception>
    /// <exception cref="InvalidOperationException">A layer is not initialised and its shape is not known.</exception>
    public static ModelSummary Of(Module module, Shape input)
    {
        ArgumentNullException.ThrowIfNull(module);
        Shape batch = [1, .. input];
        IReadOnlyList<LayerSummary> layers;
        try
        {
            layers = Traced(module, batch);
        }
        catch (TraceException)
        {
            layers = Pass(module, Tensor.Zeros(batch));
        }
        return new(layers, input, module.ParameterCount(), layers.Sum(l => l.MultiplyAdds)) { Trainable = module.TrainableCount() };
    }

    private static IReadOnlyList<LayerSummary> Traced(Module module, Shape batch)
    {
        IReadOnlyList<LayerSummary> layers = [];
        Program.Trace(x =>
        {
            IDisposable[] standIns = [.. module.Parameters().Select(p => p.StandIn())];
            try
            {
                layers = Pass(module, x);
                return x;
            }
            finally
            {
                foreach (IDisposable standIn in standIns) standIn.Dispose();
            }
        }, new Spec(batch, DType.Float32));
        return layers;
    }

    private static IReadOnlyList<LayerSummary> Pass(Module module, Tensor x)
    {
        using SummaryRecorder recorder = new(module, x);
        using (Autograd.Pause()) module.Call(x);
        return recorder.Layers;
    }
}
