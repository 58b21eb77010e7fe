using Whetstone.Data;

namespace Whetstone.Vision.Tests;

public sealed class JpegLibraryTests
{
    [Fact]
    public async Task Offline_nothing_is_fetched_and_the_message_says_what_to_install()
    {
        using var folder = new TemporaryFolder();
        try
        {
            // Null: the system has the library.
            Assert.Null(await JpegLibrary.FetchAsync(new FetchOptions { Home = folder.Path, Offline = true }));
        }
        catch (JpegLibraryMissingException e)
        {
            Assert.Matches("^JPEG files need libturbojpeg, which is not on this machine, .*install", e.Message);
        }
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder.Path));
    }
}
