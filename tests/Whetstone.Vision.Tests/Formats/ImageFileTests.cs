namespace Whetstone.Vision.Tests;

public sealed class ImageFileTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_PNG_file_gives_back_what_was_saved(int channels)
    {
        foreach (var (height, width) in new[] { (1, 1), (1, 500), (37, 41), (300, 200) })
            for (int kind = 0; kind < 3; kind++)
            {
                Image image = VisionGoldens.Hashed(height, kind, height, width, channels);
                image.Save(folder.File("a.PNG"));
                Assert.True(image.HasSamePixels(Image.Load(folder.File("a.PNG"))), $"{image} kind {kind}");
            }
        Assert.Single(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void A_smooth_image_packs_to_less_than_half() =>
        Assert.True(Image.FromTensor(VisionGoldens.Hashed(1, 2, 64, 64, 3).Resize(256, 256).ToByteTensor()).Encode(".png").Length < 256 * 256 * 3 / 2);

    [Fact]
    public void An_ending_that_is_not_written_is_refused_with_those_that_are()
    {
        var e = Assert.Throws<NotSupportedException>(() => Image.Filled(2, 2, 0).Save(folder.File("a.gif")));
        Assert.Equal("a.gif: images are written as .jpg, .jpeg, .png", e.Message);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public void The_content_decides_about_the_format_not_the_name()
    {
        string path = folder.Write("photo.jpg", Image.Filled(3, 2, 7).Encode(".png"));
        Assert.Equal("Image [3, 2, 1]", Image.Load(path).ToString());
    }

    [Fact]
    public void A_file_that_is_no_image_says_what_it_begins_with()
    {
        string path = folder.Write("notes.png", "hello world"u8.ToArray());
        var e = Assert.Throws<ImageFormatException>(() => Image.Load(path));
        Assert.Equal("notes.png: byte 0: begins with 68656C6C6F20776F; known are JPEG, PNG, BMP, GIF, PNM", e.Message);
        Assert.Equal(path, e.FileName);
        Assert.Throws<ImageFormatException>(() => Image.Decode(Array.Empty<byte>()));
    }

    [Fact]
    public void A_missing_file_is_a_missing_file() => Assert.Throws<FileNotFoundException>(() => Image.Load(folder.File("none.png")));
}
