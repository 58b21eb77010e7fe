using System.Diagnostics.CodeAnalysis;

namespace Whetstone;

/// <summary>The ops that a reader or writer of programs knows, by name and by type.</summary>
/// <remarks>The table of an assembly is generated: see <see cref="OpsOfThisAssemblyAttribute"/>. A table never changes.</remarks>
public sealed class OpTable
{
    private readonly Dictionary<string, OpEntry> names = [];
    private readonly Dictionary<Type, OpEntry> types = [];

    /// <summary>A table of some ops.</summary>
    /// <exception cref="ArgumentException">Two ops have the same name.</exception>
    public OpTable(params ReadOnlySpan<OpEntry> entries)
    {
        foreach (OpEntry entry in entries) Add(entry);
    }

    /// <summary>What is known, in the order of names.</summary>
    public IEnumerable<OpEntry> Entries => names.Values.OrderBy(e => e.Name, StringComparer.Ordinal);

    /// <summary>The ops of several tables; one that stands in two of them counts once.</summary>
    /// <exception cref="ArgumentException">Two ops have the same name.</exception>
    public static OpTable Join(params IEnumerable<OpTable> tables)
    {
        ArgumentNullException.ThrowIfNull(tables);
        OpTable all = new();
        foreach (OpTable table in tables)
            foreach (OpEntry entry in table.names.Values)
                if (!all.types.ContainsKey(entry.Type)) all.Add(entry);
        return all;
    }

    /// <summary>The name of an op in files, after its attributes have been written.</summary>
    /// <exception cref="NotSupportedException">The op is in no table, or holds something that cannot be written down.</exception>
    public string Write(Op op, IAttributeWriter writer)
    {
        ArgumentNullException.ThrowIfNull(op);
        if (!types.TryGetValue(op.GetType(), out OpEntry? entry))
            throw new NotSupportedException($"the op {op.Name} is in no table; mark a static partial class of its assembly with [OpsOfThisAssembly] and pass its Table");
        entry.Write(op, writer);
        return entry.Name;
    }

    /// <summary>Makes an op again; false if no op has that name.</summary>
    public bool TryRead(string name, IAttributeReader reader, [NotNullWhen(true)] out Op? op)
    {
        op = names.TryGetValue(name, out OpEntry? entry) ? entry.Read(reader) : null;
        return op is not null;
    }

    private void Add(OpEntry entry)
    {
        if (!names.TryAdd(entry.Name, entry))
            throw new ArgumentException($"two ops are named {entry.Name}: {names[entry.Name].Type} and {entry.Type}; give one of them another name with [Op(\"...\")]");
        types.Add(entry.Type, entry);
    }
}
