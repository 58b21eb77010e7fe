using Whetstone.Nn;
using Whetstone.Optim;

namespace Whetstone.Graphs;

/// <summary>An optimiser as part of a graph: TensorFlow's <c>tf.train.Optimizer</c>. Any <see cref="Optimizer"/> can be one.</summary>
/// <param name="name">Name of the training operation if no other is given.</param>
/// <param name="learningRate">Size of a step.</param>
/// <param name="create">Makes the rule for a session's variables.</param>
/// <param name="slots">What the rule remembers, in the rule's order.</param>
/// <param name="powers">Powers of decay rates from which the rule's number of steps follows; the slowest last.</param>
public sealed class GraphOptimizer(string name, float learningRate, Func<IReadOnlyList<Parameter>, Optimizer> create, IReadOnlyList<OptimizerSlot>? slots = null, IReadOnlyList<DecayPower>? powers = null)
{
    private readonly Dictionary<Tensor, Tensor[]> created = [];

    /// <summary>Name of the training operation if no other is given.</summary>
    public string Name { get; } = name;

    /// <summary>Size of a step. It may be changed at any time; every session's next run uses it.</summary>
    public float LearningRate
    {
        get;
        set => field = value >= 0 && float.IsFinite(value) ? value : throw new ArgumentOutOfRangeException(nameof(value), $"learning rate {value} is not a finite number of at least 0");
    } = learningRate;

    internal IReadOnlyList<OptimizerSlot> Slots { get; } = slots ?? [];

    internal IReadOnlyList<DecayPower> Powers { get; } = powers ?? [];

    /// <summary>An operation that changes variables so that the loss falls: <c>minimize</c>.</summary>
    /// <param name="loss">What shall become small; of a tensor with several elements the sum.</param>
    /// <param name="varList">The variables; all trainable ones if omitted.</param>
    /// <param name="globalStep">A variable that counts the steps.</param>
    /// <param name="name">Name of the operation; the optimiser's if omitted.</param>
    /// <exception cref="GraphException">The loss depends on none of the variables.</exception>
    public Operation Minimize(Tensor loss, IReadOnlyList<Tensor>? varList = null, Tensor? globalStep = null, string? name = null)
    {
        IReadOnlyList<(Tensor? Gradient, Tensor Variable)> pairs = ComputeGradients(loss, varList);
        if (pairs.All(p => p.Gradient is null))
            throw new GraphException($"No gradients provided for any variable: {string.Join(", ", pairs.Select(p => $"'{p.Variable.Op.Name}'"))}; the loss {loss} does not depend on them");
        return ApplyGradients(pairs, globalStep, name);
    }

    /// <summary>The first half of <see cref="Minimize"/>: gradients beside their variables, null where the loss does not depend on one.</summary>
    public IReadOnlyList<(Tensor? Gradient, Tensor Variable)> ComputeGradients(Tensor loss, IReadOnlyList<Tensor>? varList = null)
    {
        ArgumentNullException.ThrowIfNull(loss);
        Graph graph = loss.Graph;
        IReadOnlyList<Tensor> variables = varList ?? graph.GetCollection(GraphKeys.TrainableVariables);
        if (variables.Count == 0) throw new GraphException($"{Name}: No variables to optimize.");
        Tensor[] own = [.. variables.Select(v => graph.VariableOf(v, Name).Read!.Op.Inputs[0])];
        Tensor?[] gradients = graph.Gradients([loss], own);
        return [.. gradients.Zip(own)];
    }

    /// <summary>The second half of <see cref="Minimize"/>: changes variables by gradients, which may have been changed in between.</summary>
    /// <exception cref="GraphException">A gradient does not fit its variable, or there is none at all.</exception>
    public Operation ApplyGradients(IReadOnlyList<(Tensor? Gradient, Tensor Variable)> gradsAndVars, Tensor? globalStep = null, string? name = null)
    {
        ArgumentNullException.ThrowIfNull(gradsAndVars);
        (Tensor Gradient, Tensor Variable)[] pairs = [.. gradsAndVars.Where(p => p.Gradient is not null).Select(p => (p.Gradient!, p.Variable))];
        if (pairs.Length == 0) throw new GraphException($"{Name}: No gradients provided for any variable.");
        Graph graph = pairs[0].Variable.Graph;
        string full = graph.Names.Unique(name ?? Name);
        foreach ((Tensor gradient, Tensor variable) in pairs)
        {
            graph.VariableOf(variable, Name);
            if (gradient.DType != variable.DType || !gradient.Shape.Allows(variable.Shape)) throw new GraphException($"{Name}: gradient {gradient} does not fit variable {variable}");
        }

        Operation[] variables = [.. pairs.Select(p => p.Variable.Op)], decays;
        Operation[][] kept = [.. pairs.Select(p => SlotsOf(graph, p.Variable).Select(s => s.Op).ToArray())];
        decays = [.. Powers.Select(p => graph.Declare(graph.Names.Absolute(p.Name), _ => Tensor.Of(p.Value), trainable: false).Op)];
        Tensor[] gradients = [.. pairs.Select(p => graph.Own(p.Gradient, $"{full}/gradient", full))];
        StepBody body = new(this, variables, kept, decays);
        Operation step = graph.Add($"Apply{Name}", globalStep is null ? full : graph.Names.Absolute($"{full}/update"), body, gradients, null);
        if (globalStep is not null) step = Counted(graph, step, globalStep, full);
        return step;
    }

    /// <summary>A slot's variable: <c>optimizer.get_slot(var, name)</c>; null before the first <see cref="Minimize"/>.</summary>
    public Tensor? GetSlot(Tensor variable, int index) => created.TryGetValue(variable, out Tensor[]? slots) ? slots[index] : null;

    internal Optimizer Create(IReadOnlyList<Parameter> parameters) => create(parameters);

    private Tensor[] SlotsOf(Graph graph, Tensor variable) => created[variable] =
        [.. Slots.Select(s => graph.Declare(graph.Names.Absolute($"{variable.Op.Name}/{s.Name}"), _ => graph.Record("Fill", "Initializer", new FunctionBody(_ => Tensor.Full(variable.Shape, s.Initial)), []), trainable: false))];

    private static Operation Counted(Graph graph, Operation step, Tensor globalStep, string name)
    {
        VariableBody counter = graph.VariableOf(globalStep, "global_step");
        using Scope after = graph.ControlDependencies(step);
        Tensor one = graph.Own(Tensor.Of(1).To(globalStep.DType), $"{name}/value", name);
        return graph.Add("AssignAdd", name, new AssignBody((a, b) => a + b), [counter.Read!.Op.Inputs[0], one], globalStep.Spec);
    }
}
