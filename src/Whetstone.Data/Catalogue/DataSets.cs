namespace Whetstone.Data;

/// <summary>The data sets that can be fetched by name. A new one is a file beside this one and a line in <see cref="All"/>.</summary>
public static class DataSets
{
    /// <summary>Every data set, by name.</summary>
    public static IReadOnlyList<DataSetInfo> All { get; } =
    [
        FashionMnist.Info,
        Mnist.Info,
    ];

    /// <summary>The data set called <paramref name="name"/>, or one of whose aliases that is; case does not count.</summary>
    /// <exception cref="UnknownNameException">There is none; the message offers the nearest names.</exception>
    public static DataSetInfo Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(set => Names(set).Contains(name, StringComparer.OrdinalIgnoreCase))
            ?? throw new UnknownNameException("data set", name, [.. All.Select(set => set.Name)], All.SelectMany(set => set.Aliases));
    }

    private static IEnumerable<string> Names(DataSetInfo set) => set.Aliases.Prepend(set.Name);
}
