using System.Formats.Tar;
using System.IO.Compression;
using System.Security.Cryptography;

namespace Whetstone.Data.Tests;

/// <summary>Sets whose files are archives: fetched, checked, unpacked.</summary>
public sealed class ArchiveSetTests : IDisposable
{
    private static readonly byte[] Noise = [.. SmallSet.Images];

    private readonly TemporaryFolder home = new();
    private readonly LocalMirror mirror = new();

    private FetchOptions Options => new() { Home = home.Path, Offline = false, ConnectTimeout = TimeSpan.FromSeconds(2), StallTimeout = TimeSpan.FromSeconds(5) };

    private string Folder => Path.Combine(home.Path, "datasets", "photos");

    public void Dispose()
    {
        mirror.Dispose();
        home.Dispose();
    }

    [Theory, InlineData("a.tar"), InlineData("a.tgz"), InlineData("a.zip")]
    public async Task Each_kind_of_archive_is_unpacked_and_found_again_without_network_and_archive(string name)
    {
        DataSetInfo set = Set((name, Packed(name, ("photos/train/cat/1.jpg", Noise), ("photos/val/dog/2.jpg", [1, 2, 3]))));
        Assert.Equal(DataSetState.Absent, (await DataSetStore.StatusAsync(set, Options)).State);
        string folder = await DataSetStore.OpenAsync(set, Options);
        Assert.Equal(Noise, File.ReadAllBytes(Path.Combine(folder, "train", "cat", "1.jpg")));
        Assert.Equal([1, 2, 3], File.ReadAllBytes(Path.Combine(folder, "val", "dog", "2.jpg")));

        File.Delete(Path.Combine(Folder, name));
        Assert.Equal(folder, await DataSetStore.OpenAsync(set, Options with { Offline = true }));
        Assert.Equal(DataSetState.Cached, (await DataSetStore.StatusAsync(set, Options)).State);
        Assert.Single(mirror.Requests);
    }

    [Fact]
    public async Task Several_archives_make_one_tree()
    {
        DataSetInfo set = Set(("images.tgz", Packed("x.tgz", ("photos/images/a.jpg", [1]))), ("notes.tar", Packed("x.tar", ("photos/notes/a.xml", [2]), ("photos/images/b.jpg", [3]))));
        string folder = await DataSetStore.OpenAsync(set, Options);
        Assert.Equal(["images/a.jpg", "images/b.jpg", "notes/a.xml"], Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/')).Order());
    }

    [Fact]
    public async Task A_broken_download_goes_on_where_it_was()
    {
        DataSetInfo set = Set(("a.tar", Packed("a.tar", ("photos/1.jpg", Noise))));
        (mirror.BreakAfter, mirror.Breaks) = (20_000, 1);
        Assert.Equal(Noise, File.ReadAllBytes(Path.Combine(await DataSetStore.OpenAsync(set, Options), "1.jpg")));
        Assert.Equal(["a.tar", "a.tar bytes=20000-"], mirror.Requests);
    }

    [Fact]
    public async Task An_archive_with_another_hash_is_not_unpacked()
    {
        DataSetInfo set = Set(("a.tar", Packed("a.tar", ("photos/1.jpg", Noise))));
        mirror.Files["a.tar"] = [.. mirror.Files["a.tar"]];
        mirror.Files["a.tar"][2000] ^= 1;
        await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.OpenAsync(set, Options));
        Assert.Empty(Directory.EnumerateDirectories(Folder));
    }

    [Fact]
    public async Task Offline_nothing_is_asked_for()
    {
        DataSetInfo set = Set(("a.tar", Packed("a.tar", ("photos/1.jpg", Noise))));
        await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.OpenAsync(set, Options with { Offline = true }));
        Assert.Empty(mirror.Requests);
    }

    [Theory]
    [InlineData("a.tar", "../out.jpg", "outside of the folder")]
    [InlineData("a.zip", "photos/../../out.jpg", "outside of the folder")]
    [InlineData("a.tgz", "/tmp/out-of-the-folder.jpg", "outside of the folder")]
    [InlineData("a.tgz", "other/1.jpg", "holds no folder photos")]
    public async Task What_leads_out_of_the_folder_or_lacks_it_leaves_nothing(string name, string entry, string message)
    {
        DataSetInfo set = Set((name, Packed(name, (entry, [1]))));
        Assert.Contains(message, (await Assert.ThrowsAsync<DataFormatException>(() => DataSetStore.OpenAsync(set, Options))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(Folder));
        Assert.DoesNotContain(Directory.EnumerateFiles(home.Path, "*", SearchOption.AllDirectories), f => f.EndsWith(".jpg", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_archive_of_much_more_than_its_size_is_refused()
    {
        DataSetInfo set = Set(("a.zip", Packed("a.zip", ("photos/zeros", new byte[10_000_000]))));
        Assert.Contains("it holds more than", (await Assert.ThrowsAsync<DataFormatException>(() => DataSetStore.OpenAsync(set, Options))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(Folder));
    }

    [Fact]
    public async Task A_half_made_tree_of_a_stopped_process_is_made_anew()
    {
        DataSetInfo set = Set(("a.tar", Packed("a.tar", ("photos/1.jpg", Noise))));
        string old = Path.Combine(Folder, "unpacked.part", "photos", "old.jpg");
        Directory.CreateDirectory(Path.GetDirectoryName(old)!);
        File.WriteAllText(old, "half");
        string folder = await DataSetStore.OpenAsync(set, Options);
        Assert.Equal("1.jpg", Path.GetFileName(Assert.Single(Directory.EnumerateFiles(folder))));
        Assert.False(Directory.Exists(Path.Combine(Folder, "unpacked.part")));
    }

    [Fact]
    public async Task Loading_says_who_reads_image_files() =>
        Assert.Contains("Whetstone.Vision", (await Assert.ThrowsAsync<NotSupportedException>(() => Set(("a.tar", [0])).LoadAsync(options: Options))).Message, StringComparison.Ordinal);

    [Fact]
    public void Every_set_of_archives_but_hotdog_says_how_large_they_are_and_where_its_root_is()
    {
        DataSetInfo[] sets = [.. DataSets.All.Where(s => s.ArchiveRoot is not null)];
        Assert.Equal(["dogs-vs-cats", "hotdog", "imagenette", "imagenette-160", "imagenette-320", "imagewoof", "imagewoof-160", "imagewoof-320", "pets", "voc2007", "voc2012"], sets.Select(s => s.Name));
        Assert.All(sets, s => Assert.Null(s.Read));
        Assert.All(sets.SelectMany(s => s.Files), f => Assert.True(!f.Unpack && f.Bytes is null or > 10_000_000));
        Assert.Equal(["hotdog"], sets.Where(s => s.Files.Any(f => f.Bytes is null)).Select(s => s.Name));
        Assert.Equal([2, 10, 37, 20], new[] { DogsVsCats.Info, Imagewoof.Full, OxfordPets.Info, PascalVoc.Voc2012 }.Select(s => s.Classes.Distinct().Count()));
        // What the archives have above their classes is theirs to say; a name with an address in it is ours.
        Assert.All(sets.SelectMany(s => s.Sources), s => Assert.IsType<HttpMirror>(s));
    }

    [Fact]
    public async Task An_archive_of_unknown_size_is_known_by_its_hash_and_unpacked()
    {
        DataSetInfo set = Unmeasured("a.zip", Packed("a.zip", ("photos/1.jpg", Noise)));
        string folder = await DataSetStore.OpenAsync(set, Options);
        Assert.Equal(Noise, File.ReadAllBytes(Path.Combine(folder, "1.jpg")));
        Assert.Equal(mirror.Files["a.zip"].Length, (await DataSetStore.StatusAsync(set, Options)).Bytes);
    }

    [Fact]
    public async Task An_archive_of_unknown_size_with_another_hash_is_not_unpacked()
    {
        DataSetInfo set = Unmeasured("a.zip", Packed("a.zip", ("photos/1.jpg", Noise)));
        mirror.Files["a.zip"] = mirror.Files["a.zip"][..^1];
        Assert.Contains("has SHA1", (await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.OpenAsync(set, Options))).Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateDirectories(Folder));
    }

    [Fact]
    public async Task Of_a_file_of_unknown_size_no_more_is_downloaded_than_its_bound()
    {
        const int Slack = 65_536;
        DataSetInfo set = Unmeasured("a.bin", new byte[200_000], most: 100_000);
        string message = (await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.OpenAsync(set, Options))).Message;
        Assert.Contains("is longer than", message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(Folder), f => new FileInfo(f).Length > 100_000 + Slack);
        // What is within what packing may add is still not taken for the file.
        mirror.Files["a.bin"] = new byte[120_000];
        message = (await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.OpenAsync(set, Options))).Message;
        Assert.Contains("bytes expected at most", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_of_Pikachu_come_unpacked_from_one_folder_and_a_wrong_one_is_named()
    {
        DataSetInfo set = Pikachu.Info with { Sources = [new HttpMirror(mirror.Url)] };
        foreach (DataSetFile file in set.Files) mirror.Files[file.Name] = Noise;
        string message = (await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.OpenAsync(set, Options))).Message;
        Assert.Equal(["train.rec", "train.idx", "val.rec"], mirror.Requests);
        Assert.Contains("no source has train.rec, train.idx, val.rec", message, StringComparison.Ordinal);
        Assert.Contains(Path.Combine(home.Path, "datasets", "pikachu"), message, StringComparison.Ordinal);
        Assert.Contains("ImageRecords", (await Assert.ThrowsAsync<NotSupportedException>(() => set.LoadAsync(options: Options))).Message, StringComparison.Ordinal);
    }

    [Theory, InlineData("hotdog", "hotdog.zip"), InlineData("pikachu", "train.rec, train.idx, val.rec")]
    public async Task Offline_the_message_says_which_files_to_put_where(string name, string files)
    {
        string message = (await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.OpenAsync(DataSets.Find(name), Options with { Offline = true }))).Message;
        Assert.Contains($"no source has {files}. Tried:", message, StringComparison.Ordinal);
        Assert.Contains($"into {Path.Combine(home.Path, "datasets", name)} and try again", message, StringComparison.Ordinal);
    }

    private DataSetInfo Unmeasured(string name, byte[] content, long most = 1 << 20) => Set((name, content)) with
    {
        Files = [new DataSetFile(name, FileHash.Sha1(Convert.ToHexString(CryptographicOperations.HashData(HashAlgorithmName.SHA1, content)))) { MostBytes = most, Unpack = false }],
    };

    private DataSetInfo Set(params (string Name, byte[] Content)[] archives)
    {
        foreach ((string name, byte[] content) in archives) mirror.Files[name] = content;
        return SmallSet.From(new HttpMirror(mirror.Url)) with
        {
            Name = "photos",
            ArchiveRoot = "photos",
            Files = [.. archives.Select(a => new DataSetFile(a.Name, a.Content.Length, FileHash.Sha256(Convert.ToHexString(SHA256.HashData(a.Content)))) { Unpack = false })],
        };
    }

    private static byte[] Packed(string name, params (string Name, byte[] Content)[] files)
    {
        using MemoryStream bytes = new();
        if (name.EndsWith(".zip", StringComparison.Ordinal))
        {
            using ZipArchive archive = new(bytes, ZipArchiveMode.Create, leaveOpen: true);
            archive.CreateEntry("photos/");
            foreach ((string file, byte[] content) in files)
            {
                using Stream entry = archive.CreateEntry(file).Open();
                entry.Write(content);
            }
        }
        else
        {
            using Stream packed = name.EndsWith(".tgz", StringComparison.Ordinal) ? new GZipStream(bytes, CompressionLevel.Fastest, leaveOpen: true) : new BufferedStream(bytes);
            using TarWriter writer = new(packed, leaveOpen: true);
            foreach ((string file, byte[] content) in files) writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, file) { DataStream = new MemoryStream(content) });
            writer.Dispose();
            packed.Flush();
            return packed is BufferedStream ? bytes.ToArray() : Closed(packed, bytes);
        }
        return bytes.ToArray();

        static byte[] Closed(Stream packed, MemoryStream bytes)
        {
            packed.Dispose();
            return bytes.ToArray();
        }
    }
}
