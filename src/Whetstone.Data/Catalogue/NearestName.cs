namespace Whetstone.Data;

/// <summary>Finds the known names that someone who mistyped a name may have meant.</summary>
public static class NearestName
{
    private const int MostListed = 40;

    /// <summary>The names of <paramref name="known"/> near <paramref name="name"/>, nearest first; none when nothing is near.</summary>
    /// <remarks>
    /// Near means at most one edit (letter put in, left out, replaced, or exchanged with its neighbour) for every three letters,
    /// or that one name begins with the other. Case does not count.
    /// </remarks>
    public static IReadOnlyList<string> Of(string name, IEnumerable<string> known)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(known);
        return [.. known.Distinct()
            .Select(candidate => (candidate, edits: Edits(name, candidate)))
            .Where(c => c.edits <= Math.Max(1, name.Length / 3) || IsBeginning(name, c.candidate))
            .OrderBy(c => c.edits).ThenBy(c => c.candidate, StringComparer.Ordinal)
            .Select(c => c.candidate)];
    }

    /// <summary>A message such as <c>unknown data set 'minst'; did you mean 'mnist'? Known: fashion-mnist, mnist</c>.</summary>
    /// <param name="kind">What the name names: <c>data set</c>, <c>model</c>.</param>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The names to choose from, in the order in which they are shown.</param>
    /// <param name="alsoKnown">Names that are understood but not shown, such as short forms; null for none. Offered where nearer.</param>
    public static string Message(string kind, string name, IReadOnlyCollection<string> known, IEnumerable<string>? alsoKnown = null)
    {
        var near = Of(name, known);
        var nearShort = Of(name, alsoKnown ?? []);
        if (nearShort.Count > 0 && (near.Count == 0 || Edits(name, nearShort[0]) < Edits(name, near[0]))) near = nearShort;
        string question = near.Count == 0 ? "." : $"; did you mean {string.Join(" or ", near.Take(3).Select(n => $"'{n}'"))}?";
        // So many names that the answer would be lost among them.
        bool many = near.Count > 0 && known.Count > MostListed;
        return $"unknown {kind} '{name}'{question} {(many ? $"{known.Count} names are known." : $"Known: {string.Join(", ", known)}")}";
    }

    private static bool IsBeginning(string a, string b) =>
        Math.Min(a.Length, b.Length) >= 2
        && (a.StartsWith(b, StringComparison.OrdinalIgnoreCase) || b.StartsWith(a, StringComparison.OrdinalIgnoreCase));

    /// <summary>The edits between two names: the optimal string alignment distance, three rows of it at a time.</summary>
    internal static int Edits(string a, string b)
    {
        int[] beforeLast = new int[b.Length + 1], last = [.. Enumerable.Range(0, b.Length + 1)], row = new int[b.Length + 1];
        for (int i = 1; i <= a.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= b.Length; j++)
            {
                int replaced = last[j - 1] + (Same(a[i - 1], b[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replaced, 1 + Math.Min(last[j], row[j - 1]));
                if (i > 1 && j > 1 && Same(a[i - 1], b[j - 2]) && Same(a[i - 2], b[j - 1]))
                    row[j] = Math.Min(row[j], beforeLast[j - 2] + 1);
            }
            (beforeLast, last, row) = (last, row, beforeLast);
        }
        return last[b.Length];
    }

    private static bool Same(char a, char b) => char.ToUpperInvariant(a) == char.ToUpperInvariant(b);
}
