namespace Whetstone.Graphs;

/// <summary>Operations and tensors that are defined now and computed later, in a <see cref="Session"/>: TensorFlow's <c>tf.Graph</c>.</summary>
/// <remarks>
/// Every operation on a tensor of a graph, written with <see cref="Tf"/>, with operators or with methods of <see cref="Tensor"/>,
/// adds to the graph. Nothing is computed. Tensors from outside become constants. A graph is built by one thread at a time.
/// </remarks>
public sealed partial class Graph : Recorder
{
    private static readonly AsyncLocal<Graph?> Ambient = new();
    private readonly List<Operation> operations = [];
    private readonly Dictionary<string, Operation> byName = [];
    private readonly Dictionary<string, List<Tensor>> collections = [];
    private Stack<Operation[]> controls = new();
    private string device = "";

    /// <summary>The graph that operations are added to when none of their inputs says which. Every flow of control has its own.</summary>
    public static Graph Default
    {
        get => Ambient.Value ??= new();
        private set => Ambient.Value = value;
    }

    /// <summary>Seed of the random numbers of operations; <c>tf.set_random_seed</c>. Sessions on graphs with equal seeds draw equal numbers.</summary>
    public ulong Seed { get; set; }

    /// <summary>Counts changes of operations that exist, after which plans have to be made again.</summary>
    internal int Edits { get; set; }

    internal NameTable Names { get; } = new();

    internal Dictionary<string, Tensor> VariableStore { get; } = [];

    /// <summary>Forgets the default graph, so that the next use makes a new one: <c>tf.reset_default_graph()</c>.</summary>
    public static void ResetDefault() => Default = new();

    /// <summary>Makes this graph the default one: <c>with g.as_default():</c>.</summary>
    public Scope AsDefault()
    {
        Graph? before = Ambient.Value;
        Default = this;
        return new("", () => Ambient.Value = before);
    }

    /// <summary>Puts a prefix before names: <c>with g.name_scope('a'):</c>. A second scope of that name is called <c>a_1</c>.</summary>
    public Scope NameScope(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Names.Open(name);
    }

    /// <summary>Operations made inside run after these: <c>with g.control_dependencies([op]):</c>.</summary>
    public Scope ControlDependencies(params IReadOnlyList<Operation> after)
    {
        ArgumentNullException.ThrowIfNull(after);
        foreach (Operation op in after) if (op.Graph != this) throw new GraphException($"operation '{op.Name}' is of another graph");
        controls.Push([.. after]);
        return new("", () => controls.Pop());
    }

    /// <summary>Operations made inside wait for nothing: a variable must not train the network whenever it is read.</summary>
    internal Scope WithoutControlDependencies()
    {
        Stack<Operation[]> before = controls;
        controls = new();
        return new("", () => controls = before);
    }

    /// <summary>Operations made inside run on this device: <c>with g.device('/cpu:0'):</c>.</summary>
    public Scope Device(string name)
    {
        string before = device;
        device = name;
        return new("", () => device = before);
    }

    /// <summary>The operation whose result a tensor is; null if it is not of this graph.</summary>
    internal Operation? OperationOf(Tensor x) => IdOf(x) is { } id ? operations[id] : null;

    /// <summary>The graph of the first tensor that has one, else the default.</summary>
    internal static Graph Of(IEnumerable<Tensor> inputs) => inputs.Select(x => x.Recorder).OfType<Graph>().FirstOrDefault() ?? Default;

    /// <summary>Adds an operation under a name that is free already.</summary>
    internal Operation Add(string type, string name, Body body, IReadOnlyList<Tensor> inputs, Spec? result, IReadOnlyDictionary<string, string>? attributes = null)
    {
        Operation op = new(this, operations.Count, name, type, body, inputs, controls.SelectMany(c => c).Distinct(), attributes ?? new Dictionary<string, string>(), device)
        {
            StopsGradient = !Autograd.IsRecording,
        };
        if (result is { } spec) op.Output = NewSymbol(op.Id, spec);
        operations.Add(op);
        byName.Add(name, op);
        return op;
    }

    /// <summary>Adds an operation, and what its inputs need to be part of the graph.</summary>
    internal Tensor Record(string type, string? name, Body body, IReadOnlyList<Tensor> inputs, IReadOnlyDictionary<string, string>? attributes = null, string? defaultName = null)
    {
        string full = Names.Unique(name ?? defaultName ?? type);
        Tensor[] own = new Tensor[inputs.Count];
        for (int i = 0; i < own.Length; i++) own[i] = Own(inputs[i], own.Length == 2 ? $"{full}/{"xy"[i]}" : $"{full}/Const", full);
        Spec spec;
        try
        {
            spec = Inference.Of([.. own.Select(x => x.Spec)], body.Infer);
        }
        catch (Exception e) when (e is ArgumentException or TraceException)
        {
            throw new GraphException($"operation '{full}' (type {type}) on {string.Join(", ", own.Select(x => $"{OperationOf(x)!.Name} {x.Spec}"))}: {e.Message}", e);
        }
        return Add(type, full, body, own, spec, attributes).Output!;
    }

    /// <summary>A tensor as part of this graph: reads of variables, and constants for tensors from outside.</summary>
    internal Tensor Own(Tensor x, string constant, string user)
    {
        if (!x.IsSymbolic) return Add("Const", Names.Absolute(constant), new ConstantBody(x), [], x.Spec).Output!;
        if (OperationOf(x) is not { } op)
            throw new GraphException($"operation '{user}': input {x.Spec} is {(x.Recorder is Graph other ? $"'{other.OperationOf(x)!.Name}:0' of another graph" : "a symbol of a traced function")}; all inputs must be of one graph");
        return op.Body is VariableBody variable ? variable.Read! : op.Output!;
    }
}
