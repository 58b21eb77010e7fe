using System.Text;
using Whetstone.Nn;

namespace Whetstone.Weights;

/// <summary>Says, name by name, how the weights of a file and those of a network differ.</summary>
internal sealed class MismatchReport(IReadOnlyDictionary<string, Shape> network, IReadOnlyDictionary<string, Tensor> file)
{
    private const int Shown = 16;

    internal string Text(StateDictException found)
    {
        StringBuilder text = new();
        Section(text, "missing in the file", found.Missing.Select(n => $"{n} {network[n]}{Near(n, found.Unexpected)}"), found.Missing.Count);
        Section(text, "not in the network", found.Unexpected.Select(n => $"{n} {file[n].Shape}"), found.Unexpected.Count);
        Section(text, "of another shape", found.Different, found.Different.Count);
        if (CommonPrefix(found) is { } prefix) text.Append($"  every name of the file begins with '{prefix}': load with Prefix = \"{prefix}\"\n");
        return text.ToString().TrimEnd();
    }

    private static void Section(StringBuilder text, string title, IEnumerable<string> lines, int count)
    {
        if (count == 0) return;
        text.Append($"  {title} ({count}):\n");
        foreach (string line in lines.Take(Shown)) text.Append($"    {line}\n");
        if (count > Shown) text.Append($"    and {count - Shown} more\n");
    }

    // A tensor that was renamed keeps its shape and, mostly, the end of its name.
    private string Near(string name, IReadOnlyList<string> unexpected)
    {
        (string Name, int Length) best = unexpected.Take(1000).Where(n => Fits(network[name], file[n].Shape)).Select(n => (n, SameEnd(name, n))).OrderByDescending(n => n.Item2).FirstOrDefault();
        return best.Length > 0 ? $" (perhaps the file's {best.Name})" : "";
    }

    internal static bool Fits(Shape own, Shape other) => own.Rank == other.Rank && own.Zip(other).All(e => e.First == 0 || e.First == e.Second);

    // How many last parts of two names agree.
    private static int SameEnd(string a, string b) => a.Split('.').Reverse().Zip(b.Split('.').Reverse()).TakeWhile(p => p.First == p.Second).Count();

    private string? CommonPrefix(StateDictException found)
    {
        if (found.Missing.Count == 0 || found.Unexpected.Count == 0) return null;
        int dot = found.Unexpected[0].IndexOf('.', StringComparison.Ordinal);
        string prefix = found.Unexpected[0][..(dot + 1)];
        return dot > 0 && found.Unexpected.All(n => n.StartsWith(prefix, StringComparison.Ordinal)) && found.Missing.Any(n => file.ContainsKey(prefix + n)) ? prefix : null;
    }
}
