namespace Whetstone.Nn;

/// <content>Walking through modules, parameters and buffers by name.</content>
public abstract partial class Module
{
    // The name under which the parent holds this module; learned when the parent is walked, used in error messages.
    private string name = "";

    /// <summary>The modules this one holds itself, by name, in order of declaration.</summary>
    public IReadOnlyList<(string Name, Module Module)> Children()
    {
        List<(string Name, Module Value)> children = Own().Children;
        foreach ((string child, Module module) in children) module.name = child;
        return children;
    }

    /// <summary>This module and all within, each once, by dotted path; this one's path is empty.</summary>
    public IEnumerable<(string Path, Module Module)> NamedModules() => Walk("", []);

    /// <summary>All parameters within, each once, by dotted path such as <c>features.0.weight</c>.</summary>
    /// <remarks>A parameter that two modules share appears under the first path.</remarks>
    public IEnumerable<(string Path, Parameter Parameter)> NamedParameters()
    {
        HashSet<Parameter> seen = [];
        foreach ((string path, Module module) in NamedModules())
            foreach ((string own, Parameter parameter) in module.Own().Parameters)
            {
                if (!seen.Add(parameter)) continue;
                parameter.Name = Join(path, own);
                yield return (parameter.Name, parameter);
            }
    }

    /// <summary>All buffers within, each once, by dotted path.</summary>
    public IEnumerable<(string Path, Buffer Buffer)> NamedBuffers()
    {
        HashSet<Buffer> seen = [];
        foreach ((string path, Module module) in NamedModules())
            foreach ((string own, Buffer buffer) in module.Own().Buffers)
                if (seen.Add(buffer)) yield return (Join(path, own), buffer);
    }

    /// <summary>The streams of random numbers of all layers within that have one, by dotted path.</summary>
    public IEnumerable<(string Path, Rng Stream)> RandomStreams() => NamedModules().Where(m => m.Module.Random is not null).Select(m => (m.Path, m.Module.Random!));

    /// <summary>All parameters within, each once.</summary>
    public IReadOnlyList<Parameter> Parameters() => [.. NamedParameters().Select(p => p.Parameter)];

    /// <summary>Number of learned values, those of frozen parameters included.</summary>
    /// <exception cref="InvalidOperationException">A shape is not known yet.</exception>
    public long ParameterCount() => Count(frozen: true);

    /// <summary>Number of learned values that training may change: those of parameters that are not frozen.</summary>
    /// <exception cref="InvalidOperationException">A shape is not known yet.</exception>
    public long TrainableCount() => Count(frozen: false);

    internal IReadOnlyList<(string Name, Parameter Value)> OwnParameters() => Own().Parameters;

    internal static string Join(string path, string name) => path.Length == 0 ? name : $"{path}.{name}";

    private IEnumerable<(string, Module)> Walk(string path, HashSet<Module> seen)
    {
        if (!seen.Add(this)) yield break;
        yield return (path, this);
        foreach ((string child, Module module) in Children())
            foreach ((string, Module) found in module.Walk(Join(path, child), seen)) yield return found;
    }

    private long Count(bool frozen) => NamedParameters().Where(p => frozen || !p.Parameter.IsFrozen).Sum(p => p.Parameter.IsShapeKnown ? (long)p.Parameter.Shape.Size
        : throw new InvalidOperationException($"the shape of {p.Path} {p.Parameter.Shape} follows from the first input; call the network once"));

    private Members Own()
    {
        Members members = new();
        VisitMembers(members);
        return members;
    }
}
