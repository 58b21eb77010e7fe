using System.Collections;

namespace Whetstone.Nn;

/// <summary>Modules one after the other: each takes the output of the one before. Shape: that of the first → that of the last.</summary>
public sealed class Sequential : Module, IReadOnlyList<Module>
{
    private readonly List<(string Name, Module Module)> modules = [];

    /// <summary>Counts how often its list was changed, so that a program made of it notices.</summary>
    internal int Edits { get; private set; }

    /// <summary>No modules yet; see <see cref="Add(ReadOnlySpan{Module})"/>.</summary>
    public Sequential()
    {
    }

    /// <summary>The modules in order; named <c>0</c>, <c>1</c>, and so on.</summary>
    public Sequential(params ReadOnlySpan<Module> modules) => Add(modules);

    /// <summary>The modules in order, with names of their own.</summary>
    public Sequential(params ReadOnlySpan<(string Name, Module Module)> modules)
    {
        foreach ((string name, Module module) in modules) Add(name, module);
    }

    /// <inheritdoc/>
    public int Count => modules.Count;

    /// <summary>The module at a position. Another one takes over the name of the one it replaces, as a new classifier does in transfer learning.</summary>
    public Module this[int index]
    {
        get => modules[index].Module;
        set
        {
            ArgumentNullException.ThrowIfNull(value);
            modules[index] = (modules[index].Name, value);
            Edits++;
        }
    }

    /// <summary>The module at a position, also from the end.</summary>
    public Module this[Index index]
    {
        get => this[index.GetOffset(Count)];
        set => this[index.GetOffset(Count)] = value;
    }

    /// <summary>Some neighbouring modules as a network that shares them.</summary>
    public Sequential this[Range range]
    {
        get
        {
            (int start, int length) = range.GetOffsetAndLength(Count);
            Sequential part = new();
            foreach ((_, Module module) in modules.GetRange(start, length)) part.Add(module);
            return part;
        }
    }

    /// <summary>Appends modules.</summary>
    public Sequential Add(params ReadOnlySpan<Module> modules)
    {
        foreach (Module module in modules) Add($"{Count}", module);
        return this;
    }

    /// <summary>Appends a module with a name of its own.</summary>
    /// <exception cref="ArgumentException">The name is taken, empty, or holds a dot.</exception>
    public Sequential Add(string name, Module module)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(module);
        if (name.Contains('.', StringComparison.Ordinal) || modules.Exists(m => m.Name == name)) throw new ArgumentException($"'{name}' cannot name a module here: it is taken or holds a dot", nameof(name));
        modules.Add((name, module));
        Edits++;
        return this;
    }

    /// <inheritdoc/>
    public IEnumerator<Module> GetEnumerator() => modules.Select(m => m.Module).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        foreach ((_, Module module) in modules) x = module.Call(x);
        return x;
    }

    /// <inheritdoc/>
    protected override void VisitMembers(IMemberVisitor visitor)
    {
        ArgumentNullException.ThrowIfNull(visitor);
        foreach ((string name, Module module) in modules) visitor.Child(name, module);
    }
}
