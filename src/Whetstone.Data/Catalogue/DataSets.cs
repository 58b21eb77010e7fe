namespace Whetstone.Data;

/// <summary>The data sets that can be fetched by name. A new one is a file beside this one and a line in <see cref="All"/>.</summary>
public static class DataSets
{
    /// <summary>Every data set, by name.</summary>
    public static IReadOnlyList<DataSetInfo> All { get; } =
    [
        Cifar10.Info,
        Cifar100.Info,
        DogsVsCats.Info,
        FashionMnist.Info,
        HotDog.Info,
        Imagenette.Full,
        Imagenette.Pixels160,
        Imagenette.Pixels320,
        Imagewoof.Full,
        Imagewoof.Pixels160,
        Imagewoof.Pixels320,
        Mnist.Info,
        OxfordPets.Info,
        Pikachu.Info,
        ColouredShapes.Info,
        PascalVoc.Voc2007,
        PascalVoc.Voc2012,
    ];

    /// <summary>The data set called <paramref name="name"/>, or one of whose aliases that is; case does not count.</summary>
    /// <exception cref="UnknownNameException">There is none; the message offers the nearest names.</exception>
    public static DataSetInfo Find(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.FirstOrDefault(set => Names(set).Contains(name, StringComparer.OrdinalIgnoreCase))
            ?? throw new UnknownNameException("data set", name, [.. All.Select(set => set.Name)], All.SelectMany(set => set.Aliases));
    }

    /// <summary>Both parts of the data set called <paramref name="name"/>, in memory; fetched first if they are not in the cache.</summary>
    /// <exception cref="UnknownNameException">There is no such set; the message offers the nearest names.</exception>
    /// <exception cref="DataSetUnavailableException">The files are to be had from no source.</exception>
    public static LoadedDataSet Load(string name, FetchOptions? options = null, CancellationToken cancellation = default) =>
        // On the pool, so that a caller's synchronization context cannot wait for itself.
        Task.Run(() => LoadAsync(name, options, cancellation), cancellation).GetAwaiter().GetResult();

    /// <inheritdoc cref="Load"/>
    public static async Task<LoadedDataSet> LoadAsync(string name, FetchOptions? options = null, CancellationToken cancellation = default)
    {
        DataSetInfo info = Find(name);
        // Fetching checks every hash, so once for both parts.
        string folder = await info.FetchAsync(options, cancellation).ConfigureAwait(false);
        return await Task.Run(() => new LoadedDataSet(info.Read!(info, folder, true), info.Read(info, folder, false), info), cancellation).ConfigureAwait(false);
    }

    private static IEnumerable<string> Names(DataSetInfo set) => set.Aliases.Prepend(set.Name);
}
