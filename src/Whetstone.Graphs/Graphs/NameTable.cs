using System.Text.RegularExpressions;

namespace Whetstone.Graphs;

/// <summary>Gives operations names that are not taken, as TensorFlow makes them: <c>add</c>, <c>add_1</c>, <c>scope/add</c>.</summary>
internal sealed partial class NameTable
{
    // TensorFlow compares names without regard to case, so that no two checkpoints differ in case alone.
    private readonly Dictionary<string, int> used = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The scope that is open, with names separated by slashes; empty outside.</summary>
    internal string Scope { get; private set; } = "";

    /// <summary>A name that is not taken, within the open scope; it is taken from now on.</summary>
    internal string Unique(string name) => Absolute(Scoped(Checked(name)));

    /// <summary>A name that is not taken, whatever scope is open.</summary>
    internal string Absolute(string name)
    {
        int count = used.GetValueOrDefault(name);
        used[name] = count + 1;
        if (count == 0) return name;
        string free = $"{name}_{count}";
        while (used.ContainsKey(free)) free = $"{name}_{++count}";
        used[name] = count + 1;
        used[free] = 1;
        return free;
    }

    /// <summary>Opens a scope whose name is not taken; a name that ends in a slash is used as it is.</summary>
    internal Scope Open(string name) => Enter(name.EndsWith('/') ? name.TrimEnd('/') : Unique(name));

    /// <summary>Opens a scope by its full name.</summary>
    internal Scope Enter(string full)
    {
        string before = Scope;
        Scope = full;
        return new(full, () => Scope = before);
    }

    private string Scoped(string name) => Scope.Length == 0 ? name : $"{Scope}/{name}";

    private static string Checked(string name) => Valid().IsMatch(name) ? name
        : throw new ArgumentException($"'{name}' is not a valid name; names start with a letter, a digit or a dot and go on with those, and with _ - / \\");

    [GeneratedRegex(@"^[A-Za-z0-9.][A-Za-z0-9_.\\/\-]*$")]
    private static partial Regex Valid();
}
