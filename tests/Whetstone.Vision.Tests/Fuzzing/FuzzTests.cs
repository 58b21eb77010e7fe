using Whetstone.Testing;
using Xunit.Abstractions;

namespace Whetstone.Vision.Tests;

/// <summary>Damaged files: an image or an <see cref="ImageFormatException"/>, in bounded time and memory. bench/Fuzz runs a million of each.</summary>
public sealed class FuzzTests(ITestOutputHelper output)
{
    // The seeds are below 6 kB; deflate can unpack that to 6 MB, and pixels are taken for granted up to 2^20, as indices and as RGB.
    private const long MostBytes = 32 << 20;

    [Theory]
    [InlineData("png", 12_000)]
    [InlineData("bmp", 20_000)]
    [InlineData("pnm", 20_000)]
    [InlineData("gif", 12_000)]
    public void Damaged_files_are_decoded_or_refused(string format, int count)
    {
        byte[][] seeds = [.. VisionGoldens.Cases("decode").Where(c => c.Text("name").StartsWith(format, StringComparison.Ordinal)).Select(c => c.GetProperty("file").GetBytesFromBase64())];
        Check(FuzzReport.Run(seeds, count, 1, file => Image.Decode(file), e => e is ImageFormatException, format == "png" ? f => PngCheckValues.Repair(f) : null), count);
    }

    [JpegFact]
    public void Damaged_JPEG_files_are_decoded_or_refused()
    {
        byte[][] seeds = [.. VisionGoldens.Cases("jpeg").Select(c => c.GetProperty("file").GetBytesFromBase64())];
        Check(FuzzReport.Run(seeds, 4_000, 1, file => Image.Decode(file), e => e is ImageFormatException), 4_000);
    }

    [Fact]
    public void Damaged_EXIF_data_say_how_to_turn_or_nothing()
    {
        byte[][] seeds = [.. new[] { "49492A0008000000010012010300010000000600000000000000", "4D4D002A0000000800020111000300000001000800000112000300000001000300000000" }.Select(Convert.FromHexString)];
        FuzzReport report = FuzzReport.Run(seeds, 50_000, 1, file => Assert.InRange((int)ExifOrientation.Find(file), 1, 8), _ => false);
        output.WriteLine(report.ToString());
        Assert.Empty(report.Failures);
        Assert.InRange(report.WorstBytes, 0, 1_000);
    }

    private void Check(FuzzReport report, int count)
    {
        output.WriteLine(report.ToString());
        Assert.Empty(report.Failures);
        // Fewer would mean that the damage misses what is checked; all, that good files are refused.
        Assert.InRange(report.Refused, count / 10, count - count / 100);
        Assert.InRange(report.WorstBytes, 1, MostBytes);
    }
}
