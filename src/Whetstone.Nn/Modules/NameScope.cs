namespace Whetstone.Nn;

/// <summary>Names parameters as Gluon does: <c>sequential0_dense0_weight</c>.</summary>
/// <remarks>
/// A prefix is the class's name in lower case and a count, one count a class and scope. Networks named in the same scope
/// therefore never clash; Gluon keeps that scope in a global variable, here it is an object.
/// </remarks>
public sealed class NameScope
{
    private readonly Dictionary<string, int> counts = [];

    /// <summary>Every parameter, once, by prefix and name within <paramref name="module"/>, as <c>collect_params()</c> returns them.</summary>
    public IReadOnlyDictionary<string, Parameter> CollectParameters(Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        OrderedDictionary<string, Parameter> found = [];
        Collect(module, Next(counts, module), found, []);
        return found;
    }

    private static void Collect(Module module, string prefix, OrderedDictionary<string, Parameter> found, HashSet<Parameter> seen)
    {
        foreach ((string name, Parameter parameter) in module.OwnParameters()) if (seen.Add(parameter)) found.Add(prefix + name, parameter);
        Dictionary<string, int> inner = [];
        foreach ((_, Module child) in module.Children()) Collect(child, prefix + Next(inner, child), found, seen);
    }

    private static string Next(Dictionary<string, int> counts, Module module)
    {
#pragma warning disable CA1308 // Gluon's names are lower case.
        string hint = module.GetType().Name.ToLowerInvariant();
#pragma warning restore CA1308
        int index = counts.GetValueOrDefault(hint);
        counts[hint] = index + 1;
        return $"{hint}{index}_";
    }
}
