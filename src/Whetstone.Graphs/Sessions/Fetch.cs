namespace Whetstone.Graphs;

/// <summary>Something to run: a tensor, whose value is wanted, an operation, or the name of either.</summary>
public readonly struct Fetch
{
    private readonly Tensor? tensor;
    private readonly Operation? operation;
    private readonly string? name;

    private Fetch(Tensor? tensor, Operation? operation, string? name) => (this.tensor, this.operation, this.name) = (tensor, operation, name);

    /// <summary>A tensor.</summary>
    public static implicit operator Fetch(Tensor tensor) => new(tensor, null, null);

    /// <summary>An operation; it gives null.</summary>
    public static implicit operator Fetch(Operation operation) => new(null, operation, null);

    /// <summary>A tensor by name (<c>output:0</c>), or an operation (<c>train_step</c>).</summary>
    public static implicit operator Fetch(string name) => new(null, null, name);

    /// <summary>The operation to run, and whether its value is wanted.</summary>
    internal (Operation Op, bool Value) In(Graph graph)
    {
        if (name is not null) return name.Contains(':', StringComparison.Ordinal) ? (graph.GetTensorByName(name).Op, true) : (graph.GetOperationByName(name), false);
        if (operation is not null)
            return operation.Graph == graph ? (operation, false) : throw new ArgumentException($"Operation '{operation.Name}' is not an element of this session's graph.");
        if (tensor is null) throw new ArgumentException("a fetch is null; fetch a tensor, an operation or a name");
        if (tensor.Recorder is not Graph) throw new ArgumentException($"a fetch {tensor.Spec} is an ordinary tensor, which has its numbers already");
        return tensor.Graph == graph ? (tensor.Op, true) : throw new ArgumentException($"Tensor '{tensor.Name}' is not an element of this session's graph.");
    }
}
