namespace Whetstone.Data;

/// <summary>The folders where a package of the operating system puts a data set for all users.</summary>
/// <param name="name">The name of the set's folder below each <c>datasets</c> folder.</param>
public sealed class SharedFolder(string name) : DataSetSource
{
    /// <inheritdoc/>
    public override string Description => $"shared folder datasets/{name}";

    /// <inheritdoc/>
    public override bool NeedsNetwork => false;

    /// <summary>The system's share folders; other ones for a test.</summary>
    internal IReadOnlyList<string>? Shares { get; init; }

    /// <inheritdoc/>
    public override async Task FetchAsync(DataSetFetch fetch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        string[] folders = [.. Folders()];
        string[] present = [.. folders.Where(Directory.Exists)];
        if (present.Length == 0) throw new SourceUnavailableException($"none of {string.Join(", ", folders)} is there");
        SourceUnavailableException? last = null;
        foreach (string folder in present)
        {
            try
            {
                await new Folder(folder).FetchAsync(fetch, cancellation).ConfigureAwait(false);
            }
            catch (SourceUnavailableException e)
            {
                last = new($"{folder} {e.Message}", e);
            }
        }
        if (last is not null) throw last;
    }

    /// <summary>The folders that may hold the set.</summary>
    internal IEnumerable<string> Folders() =>
        (Shares ?? SystemShares(Environment.GetEnvironmentVariable)).Select(share => Path.Combine(share, "datasets", name));

    internal static IReadOnlyList<string> SystemShares(Func<string, string?> variable)
    {
        if (OperatingSystem.IsWindows()) return [Environment.GetFolderPath(Environment.SpecialFolder.CommonApplicationData)];
        string dirs = variable("XDG_DATA_DIRS") is { Length: > 0 } set ? set : "/usr/local/share:/usr/share";
        // Package managers install below /usr/share even where a desktop session sets the variable without it.
        return [.. dirs.Split(':', StringSplitOptions.RemoveEmptyEntries).Append("/usr/share").Where(Path.IsPathRooted).Select(d => d.TrimEnd('/')).Distinct()];
    }
}
