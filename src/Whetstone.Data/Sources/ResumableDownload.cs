using System.Net;
using System.Net.Http.Headers;

namespace Whetstone.Data;

/// <summary>Downloads one address into one file and goes on where an earlier download broke off.</summary>
internal sealed class ResumableDownload(HttpClient client, Uri address, string path)
{
    private const int ChunkBytes = 1 << 17;
    private const int MaxAttempts = 4;

    /// <summary>A longer answer is refused, so that a wrong server cannot fill the disk.</summary>
    public required long MaxBytes { get; init; }

    /// <summary>How long the client waits for a connection; for the message only.</summary>
    public required TimeSpan ConnectTimeout { get; init; }

    /// <summary>How long the server may be silent.</summary>
    public required TimeSpan StallTimeout { get; init; }

    /// <summary>Hears the bytes here and the bytes in all.</summary>
    public required Action<long, long?> Progress { get; init; }

    /// <summary>Downloads to the end. A connection that breaks after giving something is taken up again a few times.</summary>
    /// <returns>Whether the file holds pieces of more than one answer.</returns>
    public async Task<bool> RunAsync(CancellationToken cancellation)
    {
        using var part = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.Asynchronous);
        bool resumed = part.Length > 0;
        for (int attempt = 1; ; attempt++)
        {
            long before = part.Length;
            try
            {
                bool wasAppended = await AskAsync(part, cancellation).ConfigureAwait(false);
                return resumed && wasAppended;
            }
            catch (Exception e) when (part.Length > before && attempt < MaxAttempts && IsBroken(e))
            {
                resumed = true;
            }
            catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
            {
                throw new SourceUnavailableException(e.InnerException is TimeoutException
                    ? $"no connection within {ConnectTimeout.TotalSeconds:0} s" : $"no data for {StallTimeout.TotalSeconds:0} s", e);
            }
        }
    }

    /// <summary>Asks for what is missing; returns whether the answer was appended, not a fresh start.</summary>
    private async Task<bool> AskAsync(FileStream part, CancellationToken cancellation)
    {
        using var stall = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        stall.CancelAfter(StallTimeout);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (part.Length > 0) request.Headers.Range = new RangeHeaderValue(part.Length, null);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stall.Token).ConfigureAwait(false);

        if (response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable && part.Length > 0)
        {
            if (response.Content.Headers.ContentRange?.Length == part.Length) return true; // it was complete
            part.SetLength(0);
            return await AskAsync(part, cancellation).ConfigureAwait(false);
        }
        response.EnsureSuccessStatusCode();
        bool appends = response.StatusCode == HttpStatusCode.PartialContent && response.Content.Headers.ContentRange?.From == part.Length;
        if (!appends) part.SetLength(0);
        part.Position = part.Length;
        await CopyAsync(response, part, stall).ConfigureAwait(false);
        return appends;
    }

    private async Task CopyAsync(HttpResponseMessage response, FileStream part, CancellationTokenSource stall)
    {
        long? total = part.Length + response.Content.Headers.ContentLength;
        if (total > MaxBytes) throw TooLong(part);
        using var content = await response.Content.ReadAsStreamAsync(stall.Token).ConfigureAwait(false);
        var chunk = new byte[ChunkBytes];
        Progress(part.Length, total);
        while (await content.ReadAsync(chunk, stall.Token).ConfigureAwait(false) is > 0 and int read)
        {
            stall.CancelAfter(StallTimeout);
            await part.WriteAsync(chunk.AsMemory(0, read), stall.Token).ConfigureAwait(false);
            if (part.Length > MaxBytes) throw TooLong(part);
            Progress(part.Length, total);
        }
    }

    private SourceUnavailableException TooLong(FileStream part)
    {
        part.SetLength(0);
        return new($"{address} is longer than {DataFormatException.Number(MaxBytes)} bytes, so it is not the file");
    }

    private static bool IsBroken(Exception e) => e is HttpIOException or HttpRequestException or IOException and not SourceUnavailableException;
}
