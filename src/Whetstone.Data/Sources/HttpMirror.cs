using System.Security.Cryptography;
using System.Text;

namespace Whetstone.Data;

/// <summary>A web folder that holds the packed files.</summary>
/// <remarks>A broken-off download stays in the cache as <c>.part</c> and is continued next time, if the server can do that.</remarks>
/// <param name="url">The folder's address, ending in a slash.</param>
public sealed class HttpMirror(string url) : DataSetSource
{
    /// <summary>The folder's address.</summary>
    public Uri Url { get; } = new(url.EndsWith('/') ? url : throw new ArgumentException($"'{url}' does not end in '/'", nameof(url)));

    /// <inheritdoc/>
    public override string Description => $"mirror {Url}";

    /// <inheritdoc/>
    public override bool NeedsNetwork => true;

    /// <inheritdoc/>
    public override async Task FetchAsync(DataSetFetch fetch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        using var handler = new SocketsHttpHandler { ConnectTimeout = fetch.Options.ConnectTimeout };
        using var client = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        List<string> absent = [];
        foreach (var file in fetch.Missing)
        {
            try
            {
                await FetchFileAsync(client, fetch, file, cancellation).ConfigureAwait(false);
            }
            catch (HttpRequestException e) when (e.StatusCode is { } status)
            {
                absent.Add($"{file.PackedName} (HTTP {(int)status})");
            }
        }
        if (absent.Count > 0) throw new SourceUnavailableException($"does not give {string.Join(", ", absent)}");
    }

    private async Task FetchFileAsync(HttpClient client, DataSetFetch fetch, DataSetFile file, CancellationToken cancellation)
    {
        var address = new Uri(Url, file.PackedName);
        string part = Path.Combine(fetch.Folder, $"{file.PackedName}.{Tag(address)}.part");
        var download = new ResumableDownload(client, address, part)
        {
            // gzip never makes much more of what it cannot compress.
            MaxBytes = file.MostBytes + file.MostBytes / 1000 + 65_536,
            ConnectTimeout = fetch.Options.ConnectTimeout,
            StallTimeout = fetch.Options.StallTimeout,
            Progress = (bytes, total) => fetch.Report(file, this, bytes, total),
        };
        bool resumed = await download.RunAsync(cancellation).ConfigureAwait(false);
        if (await TakeAsync(fetch, file, part, address, cancellation).ConfigureAwait(false) || !resumed) return;
        // The server may have changed the file between the two pieces: one more try, in one piece.
        await download.RunAsync(cancellation).ConfigureAwait(false);
        await TakeAsync(fetch, file, part, address, cancellation).ConfigureAwait(false);
    }

    private async Task<bool> TakeAsync(DataSetFetch fetch, DataSetFile file, string part, Uri address, CancellationToken cancellation)
    {
        bool right = await fetch.AcceptAsync(file, FileCheck.OpenRead(part), this, address.ToString(), cancellation).ConfigureAwait(false);
        File.Delete(part);
        return right;
    }

    /// <summary>Keeps the unfinished files of different mirrors apart: their bytes may differ.</summary>
    internal static string Tag(Uri address) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(address.AbsoluteUri)))[..8];
}
