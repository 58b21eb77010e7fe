using System.Security.Cryptography;

namespace Whetstone.Data.Tests;

public sealed class WebFileTests : IDisposable
{
    private static readonly byte[] Content = [.. Enumerable.Range(0, 30_000).Select(i => (byte)(i * i / 7))];

    private readonly TemporaryFolder home = new();
    private readonly LocalMirror server = new();
    private readonly Listener<string> notices = new();

    public WebFileTests() => server.Files["net-1.pth"] = Content;

    public void Dispose()
    {
        server.Dispose();
        home.Dispose();
    }

    private FetchOptions Options => new() { Home = home.Path, Offline = false, Notices = notices, StallTimeout = TimeSpan.FromSeconds(30), ConnectTimeout = TimeSpan.FromSeconds(30) };

    private WebFile File => new(new(server.Url + "net-1.pth"), Convert.ToHexStringLower(SHA256.HashData(Content))[..8], 100_000);

    [Fact]
    public async Task It_is_downloaded_once_and_then_found()
    {
        string path = await File.FetchAsync(home.File("weights"), Options);
        Assert.Equal(home.File("weights/net-1.pth"), path);
        Assert.Equal(Content, System.IO.File.ReadAllBytes(path));
        await File.FetchAsync(home.File("weights"), Options with { Offline = true });
        Assert.Single(server.Requests);
    }

    [Fact]
    public async Task A_download_that_broke_off_is_continued()
    {
        (server.BreakAfter, server.Breaks) = (10_000, 1);
        Assert.Equal(Content, System.IO.File.ReadAllBytes(await File.FetchAsync(home.Path, Options)));
        Assert.Equal(["net-1.pth", "net-1.pth bytes=10000-"], server.Requests);
    }

    [Fact]
    public async Task Half_a_file_of_another_version_is_thrown_away()
    {
        home.Write("net-1.pth.part", new byte[5000]);
        Assert.Equal(Content, System.IO.File.ReadAllBytes(await File.FetchAsync(home.Path, Options)));
        Assert.Equal(["net-1.pth bytes=5000-", "net-1.pth"], server.Requests);
    }

    [Fact]
    public async Task A_wrong_file_is_put_aside_and_fetched_anew()
    {
        home.Write("net-1.pth", [1, 2, 3]);
        Assert.Equal(Content, System.IO.File.ReadAllBytes(await File.FetchAsync(home.Path, Options)));
        Assert.Equal([1, 2, 3], System.IO.File.ReadAllBytes(home.File("net-1.pth.bad")));
        Assert.Contains("net-1.pth.bad", Assert.Single(notices.Heard), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Content_of_another_hash_is_refused_and_not_kept()
    {
        server.Files["net-1.pth"] = new byte[100];
        WebFileUnavailableException error = await Assert.ThrowsAsync<WebFileUnavailableException>(() => File.FetchAsync(home.Path, Options));
        Assert.Contains("SHA-256", error.Message, StringComparison.Ordinal);
        Assert.Equal([".lock"], Directory.GetFiles(home.Path).Select(Path.GetFileName));
    }

    [Fact]
    public async Task An_answer_too_long_or_absent_is_refused_with_the_reason()
    {
        Assert.Contains("longer than", (await Assert.ThrowsAsync<WebFileUnavailableException>(() => (File with { MaxBytes = 1000 }).FetchAsync(home.Path, Options))).Message, StringComparison.Ordinal);
        server.Files.Remove("net-1.pth");
        Assert.Contains("404", (await Assert.ThrowsAsync<WebFileUnavailableException>(() => File.FetchAsync(home.Path, Options))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Offline_the_message_says_where_to_get_it_and_where_to_put_it()
    {
        WebFileUnavailableException error = await Assert.ThrowsAsync<WebFileUnavailableException>(() => File.FetchAsync(home.Path, Options with { Offline = true }));
        Assert.Contains(server.Url + "net-1.pth", error.Message, StringComparison.Ordinal);
        Assert.Contains(home.File("net-1.pth"), error.Message, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
        home.Write("net-1.pth", Content);
        Assert.Equal(home.File("net-1.pth"), await File.FetchAsync(home.Path, Options with { Offline = true }));
    }
}
