using System.Formats.Tar;
using System.IO.Compression;

namespace Whetstone.Data.Tests;

/// <summary>Files of a set that come in an archive from the web.</summary>
public sealed class WebArchiveTests : IDisposable
{
    private readonly TemporaryFolder home = new();
    private readonly LocalMirror mirror = new();

    private FetchOptions Options => new() { Home = home.Path, Offline = false, ConnectTimeout = TimeSpan.FromSeconds(2), StallTimeout = TimeSpan.FromSeconds(5) };

    private string Folder => Path.Combine(home.Path, "datasets", "small");

    public void Dispose()
    {
        mirror.Dispose();
        home.Dispose();
    }

    [Fact]
    public async Task Files_are_taken_out_of_its_folders_and_checked()
    {
        mirror.Files["a.tar.gz"] = Archive(("x/readme.txt", [1]), ("x/images", SmallSet.Images), ("x/y/labels", SmallSet.Labels));
        SmallSet.AssertIn(await DataSetStore.FetchAsync(Set(), Options));
        Assert.Equal(["images", "labels"], Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Where(n => !n!.StartsWith('.')).Order());
    }

    [Fact]
    public async Task A_broken_download_goes_on_where_it_was()
    {
        mirror.Files["a.tar.gz"] = Archive(("images", SmallSet.Images), ("labels", SmallSet.Labels));
        mirror.BreakAfter = 20_000;
        mirror.Breaks = 1;
        SmallSet.AssertIn(await DataSetStore.FetchAsync(Set(), Options));
        Assert.Equal(["a.tar.gz", "a.tar.gz bytes=20000-"], mirror.Requests);
    }

    [Fact]
    public async Task Wrong_content_a_missing_file_and_what_is_no_archive_are_said()
    {
        mirror.Files["a.tar.gz"] = Archive(("images", SmallSet.Images), ("labels", [.. SmallSet.Labels[..^1], 0]));
        Assert.Contains("labels", (await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(Set(), Options))).Message, StringComparison.Ordinal);
        mirror.Files["a.tar.gz"] = Archive(("images", SmallSet.Images));
        Assert.Contains("holds no right labels", (await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(Set(), Options))).Message, StringComparison.Ordinal);
        mirror.Files["a.tar.gz"] = [1, 2, 3, 4];
        Assert.Contains("is no archive, or damaged", (await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(Set(), Options))).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(Folder), f => f.EndsWith(".part", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_archive_cut_off_is_refused()
    {
        byte[] whole = Archive(("images", SmallSet.Images), ("labels", SmallSet.Labels));
        mirror.Files["a.tar.gz"] = whole[..(whole.Length / 2)];
        await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(Set(), Options));
    }

    [Fact]
    public async Task Offline_it_is_left_out()
    {
        await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(Set(), Options with { Offline = true }));
        Assert.Empty(mirror.Requests);
    }

    private DataSetInfo Set() => SmallSet.From(new WebArchive(mirror.Url + "a.tar.gz", 1 << 20)) with
    {
        Files = [.. new[] { SmallSet.ImagesFile, SmallSet.LabelsFile }.Select(f => new DataSetFile(f.Name, f.MostBytes, f.Hashes) { Unpack = false })],
    };

    private static byte[] Archive(params (string Name, byte[] Content)[] files)
    {
        using MemoryStream bytes = new();
        using (GZipStream packed = new(bytes, CompressionLevel.Fastest, leaveOpen: true))
        using (TarWriter writer = new(packed))
            foreach ((string name, byte[] content) in files)
                writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(content) });
        return bytes.ToArray();
    }
}
