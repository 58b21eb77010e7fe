namespace Whetstone.Nn;

/// <summary>Saved values do not belong to this network.</summary>
/// <param name="missing">Names of the network that the values lack.</param>
/// <param name="unexpected">Names of the values that the network lacks.</param>
/// <param name="different">Names whose shapes differ, with both shapes.</param>
public sealed class StateDictException(IReadOnlyList<string> missing, IReadOnlyList<string> unexpected, IReadOnlyList<string> different)
    : Exception("the values are of another network" + Line("missing", missing) + Line("not in this network", unexpected) + Line("of another shape", different))
{
    private const int Shown = 8;

    /// <summary>Names of the network that the values lack.</summary>
    public IReadOnlyList<string> Missing { get; } = missing;

    /// <summary>Names of the values that the network lacks.</summary>
    public IReadOnlyList<string> Unexpected { get; } = unexpected;

    /// <summary>Names whose shapes differ, with both shapes.</summary>
    public IReadOnlyList<string> Different { get; } = different;

    private static string Line(string what, IReadOnlyList<string> names) => names.Count == 0 ? ""
        : $"; {what}: {string.Join(", ", names.Take(Shown))}" + (names.Count > Shown ? $" and {names.Count - Shown} more" : "");
}
