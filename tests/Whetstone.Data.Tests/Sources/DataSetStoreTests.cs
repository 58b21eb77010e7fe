using System.Security.Cryptography;

namespace Whetstone.Data.Tests;

public sealed class DataSetStoreTests : IDisposable
{
    private readonly TemporaryFolder home = new();
    private readonly Listener<string> notices = new();

    public void Dispose() => home.Dispose();

    private FetchOptions Options => new() { Home = home.Path, Offline = false, Notices = notices };

    private string Cache => Path.Combine(home.Path, "datasets", "small");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_source_gives_is_in_the_cache_unpacked(bool packed)
    {
        var source = new FakeSource("s", file => packed ? IdxBytes.Pack(SmallSet.ContentOf(file)) : SmallSet.ContentOf(file));
        string folder = await DataSetStore.FetchAsync(SmallSet.From(source), Options);
        Assert.Equal(Cache, folder);
        SmallSet.AssertIn(folder);
    }

    [Fact]
    public async Task A_complete_cache_asks_no_source()
    {
        SmallSet.PutInto(Cache, packed: false);
        var source = FakeSource.Right;
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(source), Options));
        Assert.Equal(0, source.Asked);
    }

    [Fact]
    public async Task A_complete_cache_needs_no_right_to_write()
    {
        SmallSet.PutInto(Cache, packed: false);
        await DataSetStore.FetchAsync(SmallSet.From(), Options);
        Assert.Equal(["images", "labels"], Directory.EnumerateFiles(Cache).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void The_synchronous_form_fetches_too() =>
        SmallSet.AssertIn(DataSetStore.Fetch(SmallSet.From(FakeSource.Right), Options));

    [Fact]
    public async Task Packed_files_put_into_the_cache_by_hand_are_used()
    {
        SmallSet.PutInto(Cache, packed: true);
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(), Options));
    }

    [Fact]
    public async Task A_wrong_file_in_the_cache_is_kept_aside_and_fetched_anew_with_a_notice()
    {
        SmallSet.PutInto(Cache, packed: false);
        byte[] wrong = [.. SmallSet.Images];
        wrong[777] ^= 1;
        File.WriteAllBytes(Path.Combine(Cache, "images"), wrong);

        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(FakeSource.Right), Options));

        Assert.Equal(wrong, File.ReadAllBytes(Path.Combine(Cache, "images.bad")));
        Assert.False(File.Exists(Path.Combine(Cache, "labels.bad")));
        Assert.Contains("images.bad", Assert.Single(notices.Heard));
    }

    [Fact]
    public async Task A_wrong_file_in_the_cache_that_no_source_replaces_is_told_with_its_hashes_once()
    {
        SmallSet.PutInto(Cache, packed: false);
        byte[] wrong = [.. SmallSet.Images];
        wrong[777] ^= 1;
        File.WriteAllBytes(Path.Combine(Cache, "images"), wrong);

        var e = await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(SmallSet.From(), Options));

        Assert.Contains($"images: has SHA256 {Convert.ToHexStringLower(SHA256.HashData(wrong))}, expected {SmallSet.ImagesFile.Hashes[0].Hex}", e.Message);
        Assert.Contains("kept as images.bad", e.Message);
        Assert.Empty(notices.Heard);
    }

    [Fact]
    public async Task Wrong_content_from_a_source_is_not_used_and_the_next_source_is_asked()
    {
        var liar = new FakeSource("liar", file => [.. SmallSet.ContentOf(file).Reverse()]);
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(liar, FakeSource.Right), Options));
        Assert.Equal(2, notices.Heard.Count);
    }

    [Fact]
    public async Task Wrong_content_is_reported_with_file_hashes_and_origin_and_leaves_nothing_behind()
    {
        byte[] wrong = [.. SmallSet.Images.Reverse()];
        var liar = new FakeSource("liar", file => file == SmallSet.ImagesFile ? wrong : SmallSet.Labels);
        var e = await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(SmallSet.From(liar), Options));

        string got = Convert.ToHexStringLower(SHA256.HashData(wrong));
        Assert.Contains($"  liar: images: has SHA256 {got}, expected {SmallSet.ImagesFile.Hashes[0].Hex} (from liar/images); it was not used\n", e.Message);
        Assert.Equal([".lock", "labels"], Directory.EnumerateFiles(Cache).Select(Path.GetFileName).Order());
    }

    [Theory]
    [InlineData(HashKind.Sha256)]
    [InlineData(HashKind.Sha1)]
    [InlineData(HashKind.Md5)]
    public async Task Every_kind_of_hash_is_checked(HashKind kind)
    {
        string zeros = new('0', SmallSet.LabelsFile.Hashes[(int)kind].Hex.Length);
        FileHash hash = kind switch { HashKind.Sha256 => FileHash.Sha256(zeros), HashKind.Sha1 => FileHash.Sha1(zeros), _ => FileHash.Md5(zeros) };
        FileHash[] hashes = [.. SmallSet.LabelsFile.Hashes.Where(h => h.Kind != kind), hash];
        var set = SmallSet.From(new FakeSource("s", _ => SmallSet.Labels)) with { Files = [new("labels", SmallSet.Labels.Length, hashes)] };
        var e = await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(set, Options));
        Assert.Contains($"has {kind.ToString().ToUpperInvariant()} ", e.Message);
    }

    [Fact]
    public async Task Content_that_unpacks_to_more_than_expected_is_stopped()
    {
        var bomb = new FakeSource("bomb", _ => IdxBytes.Pack(new byte[50_000_000]));
        var e = await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(SmallSet.From(bomb), Options));
        Assert.Contains("images: is longer than the 40,000 bytes expected", e.Message);
    }

    [Fact]
    public async Task An_archive_is_kept_as_it_comes()
    {
        byte[] archive = IdxBytes.Pack(SmallSet.Images);
        var hash = FileHash.Sha1(Convert.ToHexString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, archive)));
        var set = SmallSet.From(new FakeSource("s", _ => archive)) with { Files = [new("a.tar.gz", archive.Length, hash) { Unpack = false }] };
        string folder = await DataSetStore.FetchAsync(set, Options);
        Assert.Equal(archive, File.ReadAllBytes(Path.Combine(folder, "a.tar.gz")));
    }

    [Fact]
    public async Task Sources_complete_each_other()
    {
        var images = new FakeSource("images only", file => file == SmallSet.ImagesFile ? SmallSet.Images : null);
        var labels = new FakeSource("labels only", file => file == SmallSet.LabelsFile ? SmallSet.Labels : null);
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(images, labels), Options));
    }

    [Fact]
    public async Task When_all_fail_the_message_lists_each_source_and_where_to_put_the_files()
    {
        var first = new FakeSource("first place", _ => null);
        var second = new FakeSource("second place", _ => throw new HttpRequestException("no\nroute"));
        var e = await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(SmallSet.From(first, second), Options));
        Assert.Equal(
            $"""
            small: no source has images, labels. Tried:
              folder {Cache}: holds no images.gz, labels.gz
              first place: has no images
              second place: no route
            To go on without them, put these files, unpacked or as .gz, into {Cache} and try again.
            """, e.Message);
        Assert.Equal(3, e.Failures.Count);
    }

    [Fact]
    public async Task Offline_asks_only_what_is_on_this_machine()
    {
        var remote = new FakeSource("remote", SmallSet.ContentOf) { IsRemote = true };
        var local = FakeSource.Right;
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(remote, local), Options with { Offline = true }));
        Assert.Equal(0, remote.Asked);
    }

    [Fact]
    public async Task Offline_and_without_a_copy_the_message_names_the_switch()
    {
        var remote = new FakeSource("remote", SmallSet.ContentOf) { IsRemote = true };
        var e = await Assert.ThrowsAsync<DataSetUnavailableException>(
            () => DataSetStore.FetchAsync(SmallSet.From(remote), Options with { Offline = true }));
        Assert.Contains("WHETSTONE_OFFLINE", e.Message);
    }

    [Fact]
    public async Task What_a_killed_process_left_is_cleared_away()
    {
        home.Write("datasets/small/images.0123.tmp", [1]);
        home.Write("datasets/small/images.gz.abcd.part", [1]);
        await DataSetStore.FetchAsync(SmallSet.From(FakeSource.Right), Options);
        Assert.Equal([".lock", "images", "labels"], Directory.EnumerateFiles(Cache).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Many_fetches_at_once_fetch_once()
    {
        var source = new FakeSource("slow", SmallSet.ContentOf) { Before = c => Task.Delay(200, c) };
        var set = SmallSet.From(source);
        string[] folders = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => DataSetStore.FetchAsync(set, Options))));
        Assert.All(folders, SmallSet.AssertIn);
        Assert.Equal(1, source.Asked);
        Assert.Contains("small: another process is fetching it; waiting", notices.Heard);
    }

    [Fact]
    public async Task Cancelling_stops_a_source_and_frees_the_lock()
    {
        using var cancel = new CancellationTokenSource();
        var source = new FakeSource("endless", SmallSet.ContentOf) { Before = async c => { cancel.Cancel(); await Task.Delay(-1, c); } };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => DataSetStore.FetchAsync(SmallSet.From(source), Options, cancel.Token));
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(FakeSource.Right), Options));
    }

    [Fact]
    public async Task Status_follows_a_set_from_absent_to_cached()
    {
        var set = SmallSet.From(FakeSource.Right);
        var absent = await DataSetStore.StatusAsync(set, Options);
        Assert.Equal((DataSetState.Absent, Cache, 0L, 2), (absent.State, absent.Folder, absent.Bytes, absent.Missing.Count));
        Assert.False(Directory.Exists(Cache));

        await DataSetStore.FetchAsync(set, Options);
        var cached = await DataSetStore.StatusAsync(set, Options);
        Assert.Equal((DataSetState.Cached, 40_300L, 0), (cached.State, cached.Bytes, cached.Missing.Count));
    }

    [Fact]
    public async Task Status_counts_a_damaged_file_as_missing_and_leaves_it_there()
    {
        SmallSet.PutInto(Cache, packed: false);
        File.WriteAllBytes(Path.Combine(Cache, "labels"), new byte[300]);
        var status = await DataSetStore.StatusAsync(SmallSet.From(), Options);
        Assert.Equal(DataSetState.Incomplete, status.State);
        Assert.Equal([SmallSet.LabelsFile], status.Missing);
        Assert.True(File.Exists(Path.Combine(Cache, "labels")));
    }

    [Fact]
    public async Task Status_finds_a_shared_folder()
    {
        string share = home.File("share");
        SmallSet.PutInto(Path.Combine(share, "datasets", "small"), packed: true);
        var status = await DataSetStore.StatusAsync(SmallSet.From(new SharedFolder("small") { Shares = [home.File("none"), share] }), Options);
        Assert.Equal(DataSetState.Shared, status.State);
        Assert.Equal(Path.Combine(share, "datasets", "small"), status.Folder);
    }
}
