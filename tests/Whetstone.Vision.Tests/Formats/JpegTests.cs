namespace Whetstone.Vision.Tests;

public sealed class JpegTests
{
    [JpegFact]
    public void The_smallest_size_that_is_large_enough_is_decoded()
    {
        byte[] file = VisionGoldens.Hashed(1, 2, 200, 400, 3).Encode(".jpg");
        Assert.Equal("Image [25, 50, 3]", Image.Decode(file, new() { AtLeast = (20, 50) }).ToString());
        Assert.Equal("Image [50, 100, 3]", Image.Decode(file, new() { AtLeast = (50, 51) }).ToString());
        Assert.Equal("Image [75, 150, 3]", Image.Decode(file, new() { AtLeast = (51, 51) }).ToString());
        Assert.Equal("Image [200, 400, 3]", Image.Decode(file, new() { AtLeast = (199, 10) }).ToString());
        Assert.Equal("Image [200, 400, 3]", Image.Decode(file, new() { AtLeast = (500, 500) }).ToString());
    }

    [JpegFact]
    public void What_is_needed_is_meant_upright()
    {
        byte[] file = VisionGoldens.Hashed(1, 2, 200, 400, 3).Encode(".jpg");
        byte[] exif = [0xFF, 0xE1, 0, 36, .. "Exif\0\0"u8, .. Convert.FromHexString("49492A0008000000010012010300010000000600000000000000"), 0, 0];
        byte[] turned = [.. file[..2], .. exif, .. file[2..]];
        Assert.Equal("Image [400, 200, 3]", Image.Decode(turned).ToString());
        Assert.Equal("Image [200, 400, 3]", Image.Decode(turned, new() { KeepOrientation = true }).ToString());
        Assert.Equal("Image [50, 25, 3]", Image.Decode(turned, new() { AtLeast = (50, 20) }).ToString());
    }

    [JpegFact]
    public void Grey_stays_grey_and_full_colour_is_closer_than_half()
    {
        Assert.Equal(1, Image.Decode(Image.Filled(9, 9, 77).Encode(".jpeg")).Channels);
        Image noise = VisionGoldens.Hashed(3, 0, 32, 32, 3);
        long Error(bool full)
        {
            Image back = Image.Decode(noise.Encode(".jpg", new() { JpegQuality = 95, JpegFullColour = full }));
            return Enumerable.Range(0, noise.Pixels.Length).Sum(i => (long)Math.Abs(noise.Pixels[i] - back.Pixels[i]));
        }
        Assert.True(Error(true) * 3 < Error(false));
    }

    [JpegFact]
    public void Many_threads_decode_the_same()
    {
        byte[] file = VisionGoldens.Hashed(5, 2, 90, 70, 3).Encode(".jpg");
        string expected = VisionGoldens.Hash(Image.Decode(file).Pixels);
        Parallel.For(0, 64, _ => Assert.Equal(expected, VisionGoldens.Hash(Image.Decode(file).Pixels)));
    }
}
