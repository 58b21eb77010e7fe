using System.Net;
using System.Net.Sockets;

namespace Whetstone.Data.Tests;

public sealed class HttpMirrorTests : IDisposable
{
    private readonly TemporaryFolder home = new();
    private readonly LocalMirror server = new();
    private readonly Listener<DownloadProgress> progress = new();
    private readonly Listener<string> notices = new();

    public void Dispose()
    {
        server.Dispose();
        home.Dispose();
    }

    private FetchOptions Options => new()
    {
        Home = home.Path,
        Offline = false,
        Progress = progress,
        Notices = notices,
        // Long, so that a busy machine does not look like a silent server.
        StallTimeout = TimeSpan.FromSeconds(30),
        ConnectTimeout = TimeSpan.FromSeconds(30),
    };

    private FetchOptions Impatient => Options with { StallTimeout = TimeSpan.FromSeconds(1) };

    private DataSetInfo Set => SmallSet.From(new HttpMirror(server.Url));

    private string[] Parts => Directory.GetFiles(DataSetStore.FolderOf(Set, Options), "*.part");

    [Fact]
    public async Task Files_are_downloaded_packed_and_stored_unpacked()
    {
        SmallSet.AssertIn(await DataSetStore.FetchAsync(Set, Options));
        Assert.Equal(["images.gz", "labels.gz"], server.Requests);
        Assert.Empty(Parts);
    }

    [Fact]
    public async Task Progress_grows_up_to_the_total()
    {
        await DataSetStore.FetchAsync(Set, Options);
        var images = progress.Heard.Where(p => p.File == "images").ToArray();
        long total = server.Files["images.gz"].Length;
        Assert.Equal((0L, total), (images[0].Bytes, images[0].TotalBytes));
        Assert.Equal((total, total), (images[^1].Bytes, images[^1].TotalBytes));
        Assert.Equal(images.OrderBy(p => p.Bytes), images);
    }

    [Fact]
    public async Task A_connection_that_breaks_is_taken_up_where_it_broke()
    {
        (server.BreakAfter, server.Breaks) = (10_000, 2);
        SmallSet.AssertIn(await DataSetStore.FetchAsync(Set, Options));
        Assert.Equal(["images.gz", "images.gz bytes=10000-", "images.gz bytes=20000-", "labels.gz"], server.Requests);
    }

    [Fact]
    public async Task A_download_that_failed_is_continued_by_the_next_fetch()
    {
        (server.BreakAfter, server.Breaks) = (5_000, 4);
        server.Files.Remove("labels.gz");
        await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(Set, Options));
        Assert.Single(Parts);

        server.Files["labels.gz"] = IdxBytes.Pack(SmallSet.Labels);
        server.BreakAfter = null;
        SmallSet.AssertIn(await DataSetStore.FetchAsync(Set, Options));
        Assert.Contains("images.gz bytes=20000-", server.Requests);
        Assert.Empty(Parts);
    }

    [Fact]
    public async Task A_server_that_knows_no_ranges_is_read_from_the_start()
    {
        (server.BreakAfter, server.Breaks, server.IgnoresRanges) = (10_000, 1, true);
        SmallSet.AssertIn(await DataSetStore.FetchAsync(Set, Options));
        Assert.Equal(["images.gz", "images.gz bytes=10000-", "labels.gz"], server.Requests);
    }

    [Fact]
    public async Task A_beginning_that_does_not_fit_the_rest_is_thrown_away_and_all_is_read_anew()
    {
        await LeavePartAsync(content => content[0] ^= 0xFF);
        SmallSet.AssertIn(await DataSetStore.FetchAsync(Set, Options));
        Assert.Equal("images.gz", server.Requests[^2]);
    }

    [Fact]
    public async Task A_download_that_was_complete_but_not_yet_used_is_not_read_again()
    {
        await LeavePartAsync(_ => { }, whole: true);
        int before = server.Requests.Count;
        SmallSet.AssertIn(await DataSetStore.FetchAsync(Set, Options));
        Assert.Equal([$"images.gz bytes={server.Files["images.gz"].Length}-", "labels.gz"], server.Requests.Skip(before));
    }

    [Fact]
    public async Task A_wrong_file_is_refused_and_its_part_removed()
    {
        server.Files["images.gz"] = IdxBytes.Pack([.. SmallSet.Images.Reverse()]);
        var e = await FailsAsync(Set);
        Assert.Contains($"(from {server.Url}images.gz); it was not used", e.Message);
        Assert.Empty(Parts);
    }

    [Fact]
    public async Task A_missing_file_is_named_with_its_status_and_does_not_stop_the_others()
    {
        server.Files.Remove("images.gz");
        var e = await FailsAsync(Set);
        Assert.Contains($"mirror {server.Url}: does not give images.gz (HTTP 404)", e.Message);
        Assert.True(File.Exists(Path.Combine(DataSetStore.FolderOf(Set, Options), "labels")));
    }

    [Fact]
    public async Task A_silent_server_is_given_up_after_the_stall_time()
    {
        (server.BreakAfter, server.Stalls) = (1_000, true);
        Assert.Contains("no data for 1 s", (await FailsAsync(Set, Impatient)).Message);
    }

    [Fact]
    public async Task A_server_that_never_answers_is_given_up_after_the_stall_time()
    {
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var set = SmallSet.From(new HttpMirror($"http://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/"));
        Assert.Contains("no data for 1 s", (await FailsAsync(set, Impatient).WaitAsync(TimeSpan.FromSeconds(20))).Message);
    }

    [Fact]
    public async Task An_answer_far_too_long_is_refused_before_it_is_stored()
    {
        server.Files["images.gz"] = new byte[2_000_000];
        Assert.Contains("is longer than", (await FailsAsync(Set)).Message);
        Assert.All(Parts, part => Assert.Equal(0, new FileInfo(part).Length));
    }

    [Fact]
    public async Task A_refused_connection_leads_to_the_next_mirror()
    {
        var set = SmallSet.From(new HttpMirror($"http://127.0.0.1:{LocalMirror.FreePort()}/"), new HttpMirror(server.Url));
        SmallSet.AssertIn(await DataSetStore.FetchAsync(set, Options));
    }

    [Fact]
    public async Task A_connection_that_is_never_made_is_given_up_after_the_connect_time_once_per_mirror()
    {
        // Accepts, but never answers the greeting of TLS.
        using var silent = new TcpListener(IPAddress.Loopback, 0);
        silent.Start();
        var set = SmallSet.From(new HttpMirror($"https://127.0.0.1:{((IPEndPoint)silent.LocalEndpoint).Port}/"));
        var clock = System.Diagnostics.Stopwatch.StartNew();
        var e = await Assert.ThrowsAsync<DataSetUnavailableException>(
            () => DataSetStore.FetchAsync(set, Options with { ConnectTimeout = TimeSpan.FromSeconds(1) }));
        Assert.Contains("no connection within 1 s", e.Message);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0.5, 15);
    }

    [Fact]
    public async Task Cancelling_keeps_what_has_arrived_for_the_next_fetch()
    {
        (server.BreakAfter, server.Stalls) = (1_000, true);
        using var cancel = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => DataSetStore.FetchAsync(Set, Options with { Progress = new CancelsAt(1_000, cancel) }, cancel.Token));
        Assert.Equal(1_000, new FileInfo(Assert.Single(Parts)).Length);
    }

    [Fact]
    public void An_address_without_its_slash_is_refused() => Assert.Throws<ArgumentException>(() => new HttpMirror("http://a/b"));

    private async Task LeavePartAsync(Action<byte[]> change, bool whole = false)
    {
        (server.BreakAfter, server.Breaks) = (5_000, 4);
        await FailsAsync(Set);
        server.BreakAfter = null;
        File.Delete(Path.Combine(DataSetStore.FolderOf(Set, Options), "labels"));
        string part = Assert.Single(Parts);
        var content = whole ? [.. server.Files["images.gz"]] : File.ReadAllBytes(part);
        change(content);
        File.WriteAllBytes(part, content);
    }

    private Task<DataSetUnavailableException> FailsAsync(DataSetInfo set, FetchOptions? options = null) =>
        Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(set, options ?? Options));

    /// <summary>Cancels as soon as so many bytes are there, however long they took.</summary>
    private sealed class CancelsAt(long bytes, CancellationTokenSource cancel) : IProgress<DownloadProgress>
    {
        public void Report(DownloadProgress value)
        {
            if (value.Bytes >= bytes) cancel.Cancel();
        }
    }
}
