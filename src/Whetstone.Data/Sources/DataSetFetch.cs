namespace Whetstone.Data;

/// <summary>One attempt to complete a data set in the cache. Sources ask it what is missing and hand it what they have.</summary>
public sealed class DataSetFetch
{
    private readonly List<DataSetFile> missing;
    private readonly List<SourceFailure> failures = [];

    internal DataSetFetch(DataSetInfo set, FetchOptions options, string folder, IEnumerable<DataSetFile> missing)
    {
        Set = set;
        Options = options;
        Folder = folder;
        this.missing = [.. missing];
    }

    /// <summary>The data set.</summary>
    public DataSetInfo Set { get; }

    /// <summary>How to fetch.</summary>
    public FetchOptions Options { get; }

    /// <summary>The folder of the cache to complete. Sources may keep unfinished downloads in it.</summary>
    public string Folder { get; }

    /// <summary>The files that are still missing, a copy: accepting a file does not disturb a loop over it.</summary>
    public IReadOnlyList<DataSetFile> Missing => [.. missing];

    /// <summary>Why sources did not give what was missing, so far.</summary>
    internal IReadOnlyList<SourceFailure> Failures => failures;

    /// <summary>Unpacks <paramref name="content"/> into the cache if it is what it should be.</summary>
    /// <param name="file">The file that this should be.</param>
    /// <param name="content">Its bytes, plain or packed by gzip; seekable. It is closed.</param>
    /// <param name="source">Who gives it.</param>
    /// <param name="origin">Where exactly it comes from, for messages.</param>
    /// <param name="cancellation">Stops the work; nothing is left behind.</param>
    /// <returns>Whether the content was right. If not, the reason is noted for the message that ends a vain search.</returns>
    public async Task<bool> AcceptAsync(DataSetFile file, Stream content, DataSetSource source, string origin, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(source);
        using var unpacked = file.Unpack ? Unpacking.Open(content, out _) : content;
        try
        {
            await WholeFile.WriteAsync(Path.Combine(Folder, file.Name),
                target => FileCheck.CopyAsync(file, unpacked, target, origin, cancellation), cancellation).ConfigureAwait(false);
        }
        catch (DataFormatException e)
        {
            Fail(source, e.Message);
            Options.Notices?.Report(e.Message);
            return false;
        }
        missing.Remove(file);
        return true;
    }

    /// <summary>Tells the listener how far the download of <paramref name="file"/> is.</summary>
    public void Report(DataSetFile file, DataSetSource source, long bytes, long? totalBytes)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(source);
        Options.Progress?.Report(new(Set.Name, file.Name, source.Description, bytes, totalBytes));
    }

    internal void Fail(DataSetSource source, string reason) => failures.Add(new(source.Description, reason.ReplaceLineEndings(" ").Trim()));
}
