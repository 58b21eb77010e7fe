namespace Whetstone.Graphs;

/// <content>Finding and listing.</content>
public sealed partial class Graph
{
    /// <summary>All operations, in the order in which they were added.</summary>
    public IReadOnlyList<Operation> GetOperations() => operations;

    /// <summary>The operation of that name.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    public Operation GetOperationByName(string name) =>
        byName.TryGetValue(name, out Operation? op) ? op : throw new KeyNotFoundException($"The name '{name}' refers to an Operation not in the graph.{Similar(name)}");

    /// <summary>The tensor of that name, which is the operation's name and <c>:0</c>.</summary>
    /// <exception cref="KeyNotFoundException">There is none.</exception>
    /// <exception cref="ArgumentException">The name is that of an operation.</exception>
    public Tensor GetTensorByName(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        int colon = name.LastIndexOf(':');
        if (colon < 0 || !int.TryParse(name.AsSpan(colon + 1), out int index))
            throw new ArgumentException($"The name '{name}' looks like that of an Operation; a Tensor is named '<operation>:<number of the result>', such as '{name}:0'");
        if (!byName.TryGetValue(name[..colon], out Operation? op))
            throw new KeyNotFoundException($"The name '{name}' refers to a Tensor which does not exist. The operation, '{name[..colon]}', does not exist in the graph.{Similar(name[..colon])}");
        return index == 0 && op.Output is { } y ? y
            : throw new KeyNotFoundException($"The name '{name}' refers to a Tensor which does not exist. The operation, '{op.Name}', exists but only has {op.Outputs.Count} outputs.");
    }

    /// <summary>What was put under a name; empty if nothing was.</summary>
    public IReadOnlyList<Tensor> GetCollection(string key) => collections.TryGetValue(key, out List<Tensor>? found) ? found : [];

    /// <summary>Puts a tensor under a name.</summary>
    public void AddToCollection(string key, Tensor value)
    {
        ArgumentNullException.ThrowIfNull(value);
        if (!collections.TryGetValue(key, out List<Tensor>? list)) collections[key] = list = [];
        list.Add(value);
    }

    private string Similar(string name)
    {
        string? near = byName.Keys.FirstOrDefault(k => string.Equals(k, name, StringComparison.OrdinalIgnoreCase)) ??
                       byName.Keys.FirstOrDefault(k => k.EndsWith("/" + name, StringComparison.Ordinal) || k.StartsWith(name + "_", StringComparison.Ordinal));
        return near is null ? "" : $" There is a '{near}'.";
    }
}
