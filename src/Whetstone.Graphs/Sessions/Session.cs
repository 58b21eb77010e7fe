namespace Whetstone.Graphs;

/// <summary>Runs parts of a graph, and holds the values of its variables: TensorFlow's <c>tf.Session</c>.</summary>
/// <remarks>
/// Two sessions on one graph do not share values. The part that a run needs is compiled for the shapes of its feeds, once; a
/// session keeps the last <see cref="KeptPrograms"/> such programs. Runs of one session take turns.
/// </remarks>
public sealed partial class Session : IDisposable
{
    /// <summary>How many compiled parts a session keeps.</summary>
    public const int KeptPrograms = 32;

    private static readonly AsyncLocal<Session?> Ambient = new();
    private readonly Lock gate = new();
    private readonly Dictionary<Operation, VariableState> variables = [];
    private readonly Dictionary<Operation, Rng> streams = [];
    private readonly Dictionary<Operation, SessionOptimizer> optimizers = [];
    private readonly RecentCache<string, Prepared> programs = new(KeptPrograms);
    private readonly RecentCache<string, (Plan Plan, IReadOnlyList<Operation> Read, IReadOnlyList<Operation> Assigned)> plans = new(4 * KeptPrograms);
    private Session? outer;
    private bool isInteractive;
    private readonly bool allowSoftPlacement;
    private bool closed;

    /// <summary>A session on a graph: <c>tf.Session(graph=g)</c>.</summary>
    /// <param name="graph">The graph; the default one if omitted.</param>
    /// <param name="allowSoftPlacement">Whether operations that ask for a device that is not there run on the processor.</param>
    public Session(Graph? graph = null, bool allowSoftPlacement = false) => (Graph, this.allowSoftPlacement) = (graph ?? Graph.Default, allowSoftPlacement);

    /// <summary>The graph it runs.</summary>
    public Graph Graph { get; }

    /// <summary>Names of variables that have no value here yet.</summary>
    public IReadOnlyList<string> UninitializedVariables =>
        [.. Graph.GetCollection(GraphKeys.GlobalVariables).Select(v => v.Op).Where(op => !StateOf(op).IsInitialized).Select(op => op.Name)];

    /// <summary>How many compiled parts it holds.</summary>
    internal int Programs => programs.Count;

    /// <summary>A session that is the default one until it is closed: <c>tf.InteractiveSession()</c>, for notebooks.</summary>
    public static Session Interactive(Graph? graph = null)
    {
        Session session = new(graph) { isInteractive = true, outer = Ambient.Value };
        Ambient.Value = session;
        return session;
    }

    /// <summary>Makes it the default session, which <c>Eval</c> and <see cref="Operation.Run"/> use: <c>with sess.as_default():</c>.</summary>
    public Scope AsDefault()
    {
        Session? before = Ambient.Value;
        Ambient.Value = this;
        return new("", () => Ambient.Value = before);
    }

    /// <summary>Frees what it holds. It cannot run any more.</summary>
    public void Dispose()
    {
        lock (gate)
        {
            if (closed) return;
            closed = true;
            if (isInteractive && Ambient.Value == this) Ambient.Value = outer;
            variables.Clear();
            optimizers.Clear();
        }
    }

    /// <summary>Python's word for <see cref="Dispose"/>.</summary>
    public void Close() => Dispose();

    /// <summary>The session given, or else the default one.</summary>
    internal static Session Current(Session? session, string purpose) => session ?? Ambient.Value ??
        throw new GraphException($"Cannot {purpose}: No default session is registered. Use `using (sess.AsDefault())` or pass an explicit session.");

    /// <summary>A variable's value here.</summary>
    internal VariableState StateOf(Operation variable)
    {
        if (variables.TryGetValue(variable, out VariableState? state)) return state;
        using IDisposable now = Program.SuspendTrace(), plain = Autograd.NoGrad();
        return variables[variable] = new(variable.Output!.Spec);
    }

    /// <summary>The random numbers of an operation here.</summary>
    internal Rng RandomOf(Operation op)
    {
        if (streams.TryGetValue(op, out Rng? stream)) return stream;
        using IDisposable now = Program.SuspendTrace();
        return streams[op] = ((RandomBody)op.Body).NewStream(op);
    }

    /// <summary>The optimiser behind a training operation here.</summary>
    internal SessionOptimizer OptimizerOf(Operation op, StepBody step)
    {
        if (optimizers.TryGetValue(op, out SessionOptimizer? known)) return known;
        using IDisposable now = Program.SuspendTrace();
        return optimizers[op] = step.Create(this);
    }

    /// <summary>A copy of a variable's value.</summary>
    /// <exception cref="FailedPreconditionException">It has none yet.</exception>
    internal Tensor ValueOf(Operation variable)
    {
        lock (gate)
        {
            Check();
            VariableState state = Initialized(variable);
            using IDisposable plain = Autograd.NoGrad();
            return state.Value.Copy();
        }
    }

    /// <summary>Gives a variable a value.</summary>
    internal void SetValue(Operation variable, Tensor value)
    {
        lock (gate)
        {
            Check();
            using IDisposable plain = Autograd.NoGrad();
            VariableState state = StateOf(variable);
            state.Value.Assign(value);
            state.Changed();
        }
    }

    private VariableState Initialized(Operation variable) => StateOf(variable) is { IsInitialized: true } state ? state
        : throw new FailedPreconditionException($"Attempting to use uninitialized value {variable.Name}: run the operation that Tf.GlobalVariablesInitializer() gives, or restore a checkpoint, in this session first");

    private void Check()
    {
        if (closed) throw new ObjectDisposedException(nameof(Session), "Attempted to use a closed Session.");
    }
}
