namespace Whetstone.Data.Tests;

public sealed class SharedFolderTests : IDisposable
{
    private readonly TemporaryFolder home = new();

    public void Dispose() => home.Dispose();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Files_of_a_system_package_are_copied_from_the_share_that_has_them(bool packed)
    {
        SmallSet.PutInto(Path.Combine(home.Path, "b", "datasets", "small"), packed);
        var source = new SharedFolder("small") { Shares = [home.File("a"), home.File("b")] };
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(source), Options));
    }

    [Fact]
    public async Task A_damaged_plain_file_does_not_hide_the_packed_one_beside_it()
    {
        string folder = Path.Combine(home.Path, "a", "datasets", "small");
        SmallSet.PutInto(folder, packed: true);
        File.WriteAllBytes(Path.Combine(folder, "images"), [1, 2, 3]);
        SmallSet.AssertIn(await DataSetStore.FetchAsync(SmallSet.From(new SharedFolder("small") { Shares = [home.File("a")] }), Options));
    }

    [Fact]
    public async Task Without_a_folder_the_reason_names_where_it_looked()
    {
        var set = SmallSet.From(new SharedFolder("small") { Shares = [home.File("a"), home.File("b")] });
        var e = await Assert.ThrowsAsync<DataSetUnavailableException>(() => DataSetStore.FetchAsync(set, Options));
        Assert.Contains(Path.Combine(home.File("a"), "datasets", "small"), e.Message);
        Assert.Contains(Path.Combine(home.File("b"), "datasets", "small"), e.Message);
    }

    [Fact]
    public void Shares_are_those_of_the_environment_and_always_the_system_s()
    {
        if (OperatingSystem.IsWindows()) return;
        Assert.Equal(["/usr/local/share", "/usr/share"], SharedFolder.SystemShares(_ => null));
        Assert.Equal(["/opt/share", "/usr/share"], SharedFolder.SystemShares(_ => "/opt/share/:relative::/opt/share"));
    }

    private FetchOptions Options => new() { Home = home.File("home"), Offline = false };
}
