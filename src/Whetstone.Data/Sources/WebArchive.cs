using System.Formats.Tar;
using System.IO.Compression;

namespace Whetstone.Data;

/// <summary>An archive (.tar.gz) on the web that holds the files of a set, in whatever folders.</summary>
/// <remarks>A broken-off download stays in the cache as <c>.part</c> and is continued next time, if the server can do that. The hashes checked are those of the files.</remarks>
/// <param name="url">The archive's address.</param>
/// <param name="mostBytes">A longer answer is refused.</param>
public sealed class WebArchive(string url, long mostBytes) : DataSetSource
{
    /// <summary>The archive's address.</summary>
    public Uri Url { get; } = new(url);

    /// <inheritdoc/>
    public override string Description => $"archive {Url}";

    /// <inheritdoc/>
    public override bool NeedsNetwork => true;

    /// <inheritdoc/>
    public override async Task FetchAsync(DataSetFetch fetch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        if (fetch.Missing.Count == 0) return;
        using SocketsHttpHandler handler = new() { ConnectTimeout = fetch.Options.ConnectTimeout };
        using HttpClient client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        string part = Path.Combine(fetch.Folder, $"{Path.GetFileName(Url.AbsolutePath)}.{HttpMirror.Tag(Url)}.part");
        DataSetFile first = fetch.Missing[0];
        ResumableDownload download = new(client, Url, part)
        {
            MaxBytes = mostBytes,
            ConnectTimeout = fetch.Options.ConnectTimeout,
            StallTimeout = fetch.Options.StallTimeout,
            Progress = (bytes, total) => fetch.Report(first, this, bytes, total),
        };
        await download.RunAsync(cancellation).ConfigureAwait(false);
        try
        {
            await TakeAsync(fetch, part, cancellation).ConfigureAwait(false);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private async Task TakeAsync(DataSetFetch fetch, string path, CancellationToken cancellation)
    {
        try
        {
            using FileStream packed = FileCheck.OpenRead(path);
            using GZipStream unpacked = new(packed, CompressionMode.Decompress);
            using TarReader archive = new(unpacked);
            while (fetch.Missing.Count > 0 && await archive.GetNextEntryAsync(cancellationToken: cancellation).ConfigureAwait(false) is { } entry)
            {
                if (entry.DataStream is null || fetch.Missing.FirstOrDefault(f => f.Name == Path.GetFileName(entry.Name)) is not { } file) continue;
                if (file.Unpack) throw new InvalidOperationException($"{file.Name} comes from an archive: describe it with Unpack = false");
                await fetch.AcceptAsync(file, entry.DataStream, this, $"{Url}: {entry.Name}", cancellation).ConfigureAwait(false);
            }
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or FormatException)
        {
            throw new SourceUnavailableException($"is no archive, or damaged: {error.Message}");
        }
        if (fetch.Missing.Count > 0) throw new SourceUnavailableException($"holds no right {string.Join(", ", fetch.Missing.Select(f => f.Name))}");
    }
}
