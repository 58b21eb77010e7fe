namespace Whetstone.Nn;

/// <summary>Watches a forward pass and writes down what each layer did.</summary>
internal sealed class SummaryRecorder : IDisposable
{
    private readonly List<IDisposable> hooks = [];
    private readonly List<LayerSummary> layers = [];
    private readonly HashSet<Parameter> counted = [];
    private readonly Size2 whole;

    // By reference: what each tensor of the pass sees of the input.
    private readonly Dictionary<Tensor, Field> fields = new(ReferenceEqualityComparer.Instance);
    private Field widest = new(1, 1);

    internal SummaryRecorder(Module network, Tensor input)
    {
        whole = input.Rank switch { >= 4 => (input.Shape[^2], input.Shape[^1]), 3 => (1, input.Shape[^1]), _ => 1 };
        fields[input] = widest;
        foreach ((string path, Module module) in network.NamedModules())
            hooks.Add(module.Children().Count == 0
                ? module.OnOutput((layer, x, y) => Layer(path, layer, x, y))
                : module.OnOutput((_, _, y) => Block(y)));
    }

    internal IReadOnlyList<LayerSummary> Layers => layers;

    public void Dispose()
    {
        foreach (IDisposable hook in hooks) hook.Dispose();
    }

    private Tensor? Layer(string path, Module layer, Tensor x, Tensor y)
    {
        LayerCost cost = layer.Cost(x.Shape, y.Shape);
        // What came out of a sum or a concatenation between layers sees at most what the widest layer so far sees.
        Field field = fields.GetValueOrDefault(x, widest).Through(cost, whole);
        fields[y] = field;
        if (field.Size.H * (long)field.Size.W >= widest.Size.H * (long)widest.Size.W) widest = field;
        Parameter[] own = [.. layer.OwnParameters().Select(p => p.Value).Where(counted.Add)];
        long parameters = own.Sum(p => (long)p.Shape.Size), trainable = own.Where(p => !p.IsFrozen).Sum(p => (long)p.Shape.Size);
        layers.Add(new(path, layer.GetType().Name, y.Shape[1..], parameters, cost.MultiplyAdds, field.Size, ParameterFormulas.Of(layer).ToString()) { Trainable = trainable });
        return null;
    }

    private Tensor? Block(Tensor y)
    {
        fields.TryAdd(y, widest);
        return null;
    }

    /// <summary>What a value sees of the network's input, and how far apart the parts are that neighbours see.</summary>
    private readonly record struct Field(Size2 Size, Size2 Step)
    {
        internal Field Through(LayerCost cost, Size2 whole) => cost.SeesAll ? new(whole, Step) : new(
            (Size.H + (cost.Window.H - 1) * Step.H, Size.W + (cost.Window.W - 1) * Step.W),
            (Step.H * cost.Stride.H, Step.W * cost.Stride.W));
    }
}
