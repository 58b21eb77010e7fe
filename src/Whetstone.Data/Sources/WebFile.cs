using System.Security.Cryptography;

namespace Whetstone.Data;

/// <summary>One file of the web that is kept in a folder of the home folder, such as trained weights.</summary>
/// <param name="Address">Where it is.</param>
/// <param name="Sha256">The SHA-256 hash of its content, in hexadecimal digits, or the first eight or more of them, as PyTorch puts them into names.</param>
/// <param name="MaxBytes">A longer answer is refused.</param>
public sealed record WebFile(Uri Address, string Sha256, long MaxBytes)
{
    /// <summary>Its name, the last part of the address.</summary>
    public string Name => Path.GetFileName(Address.AbsolutePath);

    /// <summary>Gets it into a folder, unless it is there; returns its path. Its hash is checked each time.</summary>
    /// <remarks>
    /// A broken-off download is continued next time. A file that is there but wrong is put aside as <c>NAME.bad</c>, and a notice says so. Safe
    /// for concurrent use by threads and processes.
    /// </remarks>
    /// <exception cref="WebFileUnavailableException">It cannot be had; the message says why, and where to put it by hand.</exception>
    public async Task<string> FetchAsync(string folder, FetchOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new();
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, Name);
        using IDisposable alone = await FolderLock.TakeAsync(folder, () => options.Notices?.Report($"{Name}: another process is fetching into {folder}; waiting"), cancellation).ConfigureAwait(false);
        if (File.Exists(path))
        {
            if (await DefectAsync(path, cancellation).ConfigureAwait(false) is not { } defect) return path;
            File.Move(path, path + ".bad", overwrite: true);
            options.Notices?.Report($"{path} {defect}; kept as {Name}.bad and fetched anew");
        }
        if (options.Offline) throw new WebFileUnavailableException(this, path, "WHETSTONE_OFFLINE or the option Offline is set");
        try
        {
            await DownloadAsync(path, options, cancellation).ConfigureAwait(false);
        }
        catch (Exception error) when (error is HttpRequestException or IOException and not WebFileUnavailableException)
        {
            throw new WebFileUnavailableException(this, path, error.Message, error);
        }
        return path;
    }

    private async Task DownloadAsync(string path, FetchOptions options, CancellationToken cancellation)
    {
        using SocketsHttpHandler handler = new() { ConnectTimeout = options.ConnectTimeout };
        using HttpClient client = new(handler) { Timeout = Timeout.InfiniteTimeSpan };
        string part = path + ".part";
        ResumableDownload download = new(client, Address, part)
        {
            MaxBytes = MaxBytes,
            ConnectTimeout = options.ConnectTimeout,
            StallTimeout = options.StallTimeout,
            Progress = (bytes, total) => options.Progress?.Report(new(Name, Name, Address.ToString(), bytes, total)),
        };
        // A continued download may be of two versions of the file: then one more try, in one piece.
        for (bool last = false; ; last = true)
        {
            bool resumed = await download.RunAsync(cancellation).ConfigureAwait(false);
            string? defect = await DefectAsync(part, cancellation).ConfigureAwait(false);
            if (defect is null) break;
            File.Delete(part);
            if (last || !resumed) throw new WebFileUnavailableException(this, path, $"what {Address} gives {defect}");
        }
        File.Move(part, path, overwrite: true);
    }

    private async Task<string?> DefectAsync(string path, CancellationToken cancellation)
    {
        using FileStream content = FileCheck.OpenRead(path);
        string found = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellation).ConfigureAwait(false));
        return found.StartsWith(Sha256, StringComparison.OrdinalIgnoreCase) ? null : $"has the SHA-256 {found}, expected {Sha256}{(Sha256.Length < found.Length ? "…" : "")}";
    }
}
