using System.Net;
using System.Net.Sockets;

namespace Whetstone.Data.Tests;

/// <summary>A web server on this machine that gives files, and misbehaves as a test tells it to.</summary>
internal sealed class LocalMirror : IDisposable
{
    private readonly HttpListener listener = new();
    private readonly List<string> requests = [];

    public LocalMirror()
    {
        Url = $"http://127.0.0.1:{FreePort()}/data/";
        listener.Prefixes.Add(Url);
        listener.Start();
        _ = Task.Run(ServeAsync);
    }

    public string Url { get; }

    /// <summary>What is served, by file name.</summary>
    public Dictionary<string, byte[]> Files { get; } = new()
    {
        [SmallSet.ImagesFile.PackedName] = IdxBytes.Pack(SmallSet.Images),
        [SmallSet.LabelsFile.PackedName] = IdxBytes.Pack(SmallSet.Labels),
    };

    /// <summary>Breaks the connection after so many bytes of an answer.</summary>
    public int? BreakAfter { get; set; }

    /// <summary>How many answers still break; then all is well.</summary>
    public int Breaks { get; set; } = int.MaxValue;

    /// <summary>Falls silent instead of breaking.</summary>
    public bool Stalls { get; set; }

    public bool IgnoresRanges { get; set; }

    /// <summary>The requests so far: file name and range.</summary>
    public IReadOnlyList<string> Requests
    {
        get { lock (requests) return [.. requests]; }
    }

    public void Dispose() => listener.Close();

    /// <summary>A port on which nobody listens now.</summary>
    public static int FreePort()
    {
        using var probe = new TcpListener(IPAddress.Loopback, 0);
        probe.Start();
        return ((IPEndPoint)probe.LocalEndpoint).Port;
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true) _ = AnswerAsync(await listener.GetContextAsync());
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
        {
            // Closed: the test is over.
        }
    }

    private async Task AnswerAsync(HttpListenerContext context)
    {
        string name = Path.GetFileName(context.Request.Url!.AbsolutePath);
        string? range = context.Request.Headers["Range"];
        lock (requests) requests.Add($"{name} {range}".Trim());
        var response = context.Response;
        if (!Files.TryGetValue(name, out var content))
        {
            response.StatusCode = 404;
            response.Close();
            return;
        }
        int start = range is null || IgnoresRanges ? 0 : int.Parse(range["bytes=".Length..].TrimEnd('-'));
        if (start >= content.Length)
        {
            response.StatusCode = 416;
            response.Headers["Content-Range"] = $"bytes */{content.Length}";
            response.Close();
            return;
        }
        if (range is not null && !IgnoresRanges)
        {
            response.StatusCode = 206;
            response.Headers["Content-Range"] = $"bytes {start}-{content.Length - 1}/{content.Length}";
        }
        response.ContentLength64 = content.Length - start;
        await SendAsync(response, content.AsMemory(start));
    }

    private async Task SendAsync(HttpListenerResponse response, ReadOnlyMemory<byte> content)
    {
        if (BreakAfter is int bytes && bytes < content.Length && Breaks-- > 0)
        {
            await response.OutputStream.WriteAsync(content[..bytes]);
            await response.OutputStream.FlushAsync();
            if (Stalls) await Task.Delay(TimeSpan.FromSeconds(20));
            else await Task.Delay(50); // what was sent should arrive before the end of the connection does
            response.Abort();
            return;
        }
        await response.OutputStream.WriteAsync(content);
        response.Close();
    }
}
