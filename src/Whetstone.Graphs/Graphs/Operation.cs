namespace Whetstone.Graphs;

/// <summary>One operation of a graph: TensorFlow's <c>tf.Operation</c>. It has at most one result.</summary>
public sealed class Operation
{
    private readonly List<Operation> controls;

    internal Operation(Graph graph, int id, string name, string type, Body body, IReadOnlyList<Tensor> inputs, IEnumerable<Operation> controls,
                       IReadOnlyDictionary<string, string> attributes, string device)
    {
        (Graph, Id, Name, Type, Body, Inputs) = (graph, id, name, type, body, inputs);
        (this.controls, Attributes, Device) = ([.. controls], attributes, device);
    }

    /// <summary>The graph it belongs to.</summary>
    public Graph Graph { get; }

    /// <summary>Its name, scopes included.</summary>
    public string Name { get; }

    /// <summary>What it does, in TensorFlow's words: <c>MatMul</c>, <c>Placeholder</c>.</summary>
    public string Type { get; }

    /// <summary>What it computes from.</summary>
    public IReadOnlyList<Tensor> Inputs { get; }

    /// <summary>What has to have run before it.</summary>
    public IReadOnlyList<Operation> ControlInputs => controls;

    /// <summary>Settings, as text.</summary>
    public IReadOnlyDictionary<string, string> Attributes { get; }

    /// <summary>The device that was asked for; empty if none was.</summary>
    public string Device { get; }

    /// <summary>Its result; null for operations that only do something.</summary>
    public Tensor? Output { get; internal set; }

    /// <summary>Its results: none or one.</summary>
    public IReadOnlyList<Tensor> Outputs => Output is null ? [] : [Output];

    internal int Id { get; }

    internal Body Body { get; }

    /// <summary>Whether it was made under <see cref="Autograd.NoGrad"/>, so that no gradient flows through it.</summary>
    internal bool StopsGradient { get; init; }

    internal IEnumerable<Operation> Needs => Inputs.Select(x => Graph.OperationOf(x)!).Concat(controls);

    /// <summary>Makes another operation run before this one.</summary>
    /// <exception cref="GraphException">The operation is of another graph, or would have to run before itself.</exception>
    public void AddControlInput(Operation operation)
    {
        ArgumentNullException.ThrowIfNull(operation);
        if (operation.Graph != Graph) throw new GraphException($"operation '{operation.Name}' is of another graph than '{Name}'");
        if (operation.Reaches(this)) throw new GraphException($"'{Name}' cannot wait for '{operation.Name}', which waits for it: the graph would have a cycle");
        controls.Add(operation);
        Graph.Edits++;
    }

    /// <summary>Runs it: <c>op.run(feed_dict, session)</c>.</summary>
    /// <param name="feedDict">Values for placeholders.</param>
    /// <param name="session">Where; the default session if omitted.</param>
    public void Run(FeedDict? feedDict = null, Session? session = null) => Session.Current(session, $"run operation '{Name}'").Run(this, feedDict);

    /// <inheritdoc/>
    public override string ToString() => $"<Operation '{Name}' type={Type}>";

    private bool Reaches(Operation goal)
    {
        HashSet<Operation> seen = [];
        Stack<Operation> open = new([this]);
        while (open.TryPop(out Operation? op))
        {
            if (op == goal) return true;
            if (seen.Add(op)) foreach (Operation need in op.Needs) open.Push(need);
        }
        return false;
    }
}
