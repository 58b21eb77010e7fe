namespace Whetstone.Data.Tests;

public class WhetstoneHomeTests
{
    [Fact]
    public void The_variable_wins_and_is_made_absolute() =>
        Assert.Equal(Path.GetFullPath("here"), WhetstoneHome.Find(name => name == "WHETSTONE_HOME" ? "here" : "/other", "/home/u"));

    [Fact]
    public void On_Linux_the_cache_folder_of_the_desktop_specification_is_used()
    {
        if (!OperatingSystem.IsLinux()) return;
        Assert.Equal("/c/whetstone", WhetstoneHome.Find(name => name == "XDG_CACHE_HOME" ? "/c" : null, "/home/u"));
        Assert.Equal("/home/u/.cache/whetstone", WhetstoneHome.Find(_ => null, "/home/u"));
        Assert.Equal("/home/u/.cache/whetstone", WhetstoneHome.Find(name => name == "XDG_CACHE_HOME" ? "relative" : null, "/home/u"));
        Assert.Equal("/home/u/.cache/whetstone", WhetstoneHome.Find(_ => "", "/home/u"));
    }
}
