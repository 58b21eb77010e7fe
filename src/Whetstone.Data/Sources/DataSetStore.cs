namespace Whetstone.Data;

/// <summary>The data sets on this machine: gets them here, checks them, and says what is here.</summary>
/// <remarks>
/// Each set has a folder <c>datasets/NAME</c> in the home folder, which holds its files unpacked. Every file is checked against its
/// published hash each time a set is fetched, also when it comes from the cache. A wrong file in the cache is put aside as
/// <c>NAME.bad</c> (one of each is kept, so that it can be looked at) and fetched anew; a notice says so. Safe for concurrent use by
/// threads and processes.
/// </remarks>
public static class DataSetStore
{
    /// <summary>The folder of the cache that holds, or will hold, <paramref name="set"/>.</summary>
    public static string FolderOf(DataSetInfo set, FetchOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Path.Combine((options ?? new()).Home, "datasets", set.Name);
    }

    /// <summary>Makes sure that every file of <paramref name="set"/> is in the cache and right; returns their folder.</summary>
    /// <exception cref="DataSetUnavailableException">A file is to be had from no source; the message lists the sources and reasons.</exception>
    /// <exception cref="OperationCanceledException">Work was stopped; complete files stay, half ones are continued next time.</exception>
    public static async Task<string> FetchAsync(DataSetInfo set, FetchOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        options ??= new();
        string folder = FolderOf(set, options);
        if ((await MissingAsync(set, folder, cancellation).ConfigureAwait(false)).Count == 0) return folder;

        Directory.CreateDirectory(folder);
        using var alone = await FolderLock.TakeAsync(folder,
            () => options.Notices?.Report($"{set.Name}: another process is fetching it; waiting"), cancellation).ConfigureAwait(false);
        Remove(folder, "*.tmp"); // of a process that was killed: whoever has the lock is the only one who writes here
        var missing = await MissingAsync(set, folder, cancellation).ConfigureAwait(false);
        var fetch = new DataSetFetch(set, options, folder, missing);
        var cache = new Folder(folder);
        List<string> replaced = [];
        foreach (var file in missing)
        {
            if (await PutAsideAsync(file, folder, cancellation).ConfigureAwait(false) is not { } defect) continue;
            fetch.Fail(cache, defect);
            replaced.Add(defect);
        }
        // The cache's own folder is a source too: for .gz files that someone has put there by hand.
        foreach (var source in set.Sources.Prepend(cache))
        {
            if (fetch.Missing.Count == 0) break;
            await TryAsync(source, fetch, cancellation).ConfigureAwait(false);
        }
        if (fetch.Missing.Count > 0) throw new DataSetUnavailableException(set, folder, fetch.Missing, fetch.Failures);
        Remove(folder, "*.part"); // begun at one source, completed by another
        // Only now: if the search is vain, its message says the same.
        foreach (string defect in replaced) options.Notices?.Report($"{folder}: {defect}; fetched anew");
        return folder;
    }

    /// <summary>As <see cref="FetchAsync"/>, for callers that are not asynchronous; blocks the calling thread.</summary>
    public static string Fetch(DataSetInfo set, FetchOptions? options = null, CancellationToken cancellation = default) =>
        // On the pool, so that a caller's synchronization context cannot wait for itself.
        Task.Run(() => FetchAsync(set, options, cancellation), cancellation).GetAwaiter().GetResult();

    /// <summary>As <see cref="FetchAsync"/>, and unpacks archives; returns the folder to read.</summary>
    /// <remarks>Once archives are unpacked they are not looked at any more and may be deleted.</remarks>
    /// <exception cref="DataSetUnavailableException">A file is to be had from no source; the message lists the sources and reasons.</exception>
    /// <exception cref="DataFormatException">An archive is not what the catalogue says.</exception>
    public static async Task<string> OpenAsync(DataSetInfo set, FetchOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        options ??= new();
        if (set.ArchiveRoot is not { } root) return await FetchAsync(set, options, cancellation).ConfigureAwait(false);
        string tree = UnpackedTree.PathIn(FolderOf(set, options));
        if (!Directory.Exists(tree)) await UnpackedTree.MakeAsync(set, await FetchAsync(set, options, cancellation).ConfigureAwait(false), options, cancellation).ConfigureAwait(false);
        return Path.Combine(tree, root);
    }

    /// <summary>As <see cref="OpenAsync"/>, for callers that are not asynchronous; blocks the calling thread.</summary>
    public static string Open(DataSetInfo set, FetchOptions? options = null, CancellationToken cancellation = default) =>
        // On the pool, so that a caller's synchronization context cannot wait for itself.
        Task.Run(() => OpenAsync(set, options, cancellation), cancellation).GetAwaiter().GetResult();

    /// <summary>Says what is on this machine of <paramref name="set"/>, hashes checked; fetches and changes nothing.</summary>
    public static async Task<DataSetStatus> StatusAsync(DataSetInfo set, FetchOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        string folder = FolderOf(set, options);
        if (set.ArchiveRoot is { } root && Directory.Exists(UnpackedTree.PathIn(folder)))
            return new(set, DataSetState.Cached, Path.Combine(UnpackedTree.PathIn(folder), root), set.Files.Sum(file => file.Bytes ?? Size(Path.Combine(folder, file.Name))), []);
        var missing = await MissingAsync(set, folder, cancellation).ConfigureAwait(false);
        long bytes = set.Files.Sum(file => Size(Path.Combine(folder, file.Name)));
        if (missing.Count == 0) return new(set, DataSetState.Cached, folder, bytes, missing);
        foreach (string shared in set.Sources.OfType<SharedFolder>().SelectMany(source => source.Folders()))
        {
            long[] sizes = [.. set.Files.Select(file => new Folder(shared).Candidates(file).Max(Size))];
            if (sizes.All(size => size > 0)) return new(set, DataSetState.Shared, shared, sizes.Sum(), missing);
        }
        return new(set, bytes > 0 ? DataSetState.Incomplete : DataSetState.Absent, folder, bytes, missing);
    }

    private static async Task TryAsync(DataSetSource source, DataSetFetch fetch, CancellationToken cancellation)
    {
        if (source.NeedsNetwork && fetch.Options.Offline)
        {
            fetch.Fail(source, "left out, because WHETSTONE_OFFLINE or the option Offline is set");
            return;
        }
        try
        {
            await source.FetchAsync(fetch, cancellation).ConfigureAwait(false);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or HttpRequestException)
        {
            fetch.Fail(source, e.Message);
        }
    }

    private static async Task<IReadOnlyList<DataSetFile>> MissingAsync(DataSetInfo set, string folder, CancellationToken cancellation)
    {
        List<DataSetFile> missing = [];
        foreach (var file in set.Files)
        {
            if (!await FileCheck.IsRightAsync(file, Path.Combine(folder, file.Name), cancellation).ConfigureAwait(false)) missing.Add(file);
        }
        return missing;
    }

    private static async Task<string?> PutAsideAsync(DataSetFile file, string folder, CancellationToken cancellation)
    {
        string path = Path.Combine(folder, file.Name);
        if (!File.Exists(path)) return null;
        string? defect = await FileCheck.DefectAsync(file, path, cancellation).ConfigureAwait(false);
        if (defect is null) return null; // put there by hand a moment ago; the cache's own folder gives it
        File.Move(path, path + ".bad", overwrite: true);
        return $"{defect}; kept as {file.Name}.bad";
    }

    private static void Remove(string folder, string pattern)
    {
        foreach (string path in Directory.EnumerateFiles(folder, pattern)) File.Delete(path);
    }

    private static long Size(string path) => new FileInfo(path) is { Exists: true } file ? file.Length : 0;
}
