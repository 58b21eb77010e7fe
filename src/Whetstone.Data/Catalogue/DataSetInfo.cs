namespace Whetstone.Data;

/// <summary>What is known about a data set before any of it is on this machine: its content, its files and where to find them.</summary>
public sealed record DataSetInfo
{
    /// <summary>The name that commands and code use, in small letters: <c>fashion-mnist</c>. Also the name of its folder.</summary>
    public required string Name { get; init; }

    /// <summary>Other names that are understood.</summary>
    public IReadOnlyList<string> Aliases { get; init; } = [];

    /// <summary>The name as its authors write it.</summary>
    public required string Title { get; init; }

    /// <summary>The names of the classes; a label is an index of this list.</summary>
    public required IReadOnlyList<string> Classes { get; init; }

    /// <summary>The shape of one example: channels, height, width; none if images have sizes of their own.</summary>
    public required IReadOnlyList<int> Shape { get; init; }

    /// <summary>How many examples there are for training.</summary>
    public required int TrainCount { get; init; }

    /// <summary>How many examples there are for testing.</summary>
    public required int TestCount { get; init; }

    /// <summary>The licence under which its authors publish it.</summary>
    public required string Licence { get; init; }

    /// <summary>The files that make it up.</summary>
    public required IReadOnlyList<DataSetFile> Files { get; init; }

    /// <summary>Where the files are to be found, in the order in which the places are tried. The cache comes before all of them.</summary>
    public required IReadOnlyList<DataSetSource> Sources { get; init; }

    /// <summary>The folder to read in what the files unpack to, if they are archives, with slashes; empty for all of it. Null for files that are read as they are.</summary>
    public string? ArchiveRoot { get; init; }

    /// <summary>Reads the files; null for a set that can only be fetched.</summary>
    public DataSetReader? Read { get; init; }

    /// <summary>One part of the set, in memory; fetched first if it is not in the cache.</summary>
    /// <exception cref="DataSetUnavailableException">The files are to be had from no source.</exception>
    public async Task<LabelledImages> LoadAsync(bool train = true, FetchOptions? options = null, CancellationToken cancellation = default)
    {
        string folder = await FetchAsync(options, cancellation).ConfigureAwait(false);
        return await Task.Run(() => Read!(this, folder, train), cancellation).ConfigureAwait(false);
    }

    /// <summary>As <see cref="LoadAsync"/>, for callers that are not asynchronous; blocks the calling thread.</summary>
    public LabelledImages Load(bool train = true, FetchOptions? options = null, CancellationToken cancellation = default) =>
        // On the pool, so that a caller's synchronization context cannot wait for itself.
        Task.Run(() => LoadAsync(train, options, cancellation), cancellation).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public override string ToString() => Title;

    /// <summary>The folder with the files of a set that can be read.</summary>
    internal Task<string> FetchAsync(FetchOptions? options, CancellationToken cancellation) =>
        Read is null ? throw new NotSupportedException(ArchiveRoot is null ? $"{Name}: this does not read its files; those that end in .rec are read by ImageRecords of Whetstone.Vision, in the folder that DataSetStore.Open gives"
            : $"{Name} is made of image files, which Whetstone.Vision reads: ImageFolder, KnownLayouts or VocFolder of the folder that DataSetStore.Open gives") : DataSetStore.FetchAsync(this, options, cancellation);
}
