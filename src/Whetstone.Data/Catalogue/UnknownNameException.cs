namespace Whetstone.Data;

/// <summary>Nothing has the name that was asked for; the message offers the nearest names and lists the known ones.</summary>
public sealed class UnknownNameException : ArgumentException
{
    /// <summary>Says that no <paramref name="kind"/> is called <paramref name="name"/>.</summary>
    /// <param name="kind">What the name should name: <c>data set</c>, <c>model</c>.</param>
    /// <param name="name">The unknown name.</param>
    /// <param name="known">The names to choose from.</param>
    /// <param name="alsoKnown">Names that are understood but not listed, or null.</param>
    public UnknownNameException(string kind, string name, IReadOnlyCollection<string> known, IEnumerable<string>? alsoKnown = null)
        : base(NearestName.Message(kind, name, known, alsoKnown)) => Name = name;

    /// <summary>The name that was asked for.</summary>
    public string Name { get; }
}
