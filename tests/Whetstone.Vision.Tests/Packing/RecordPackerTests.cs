using Whetstone.Data;

namespace Whetstone.Vision.Tests;

/// <summary>Images packed into records.</summary>
public sealed class RecordPackerTests : IDisposable
{
    private static readonly PackOptions Png = new() { Encoding = ".png" };

    private readonly TemporaryFolder folder = new();

    private string Rec => folder.File("a.rec");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_record_has_the_header_of_im2rec_byte_by_byte()
    {
        byte[] content = [0xFF, 0xD8, 0xFF, 1, 2];
        folder.Write("x.jpg", content);
        PackResult result = RecordPacker.Pack(Rec, [new(9, [3, 4], "x.jpg")], folder.Path, new() { PassThrough = true });
        Assert.Equal(1, result.Count);
        // magic, length 24 + 5, flag 0, label 3.0, id 9, id2 0, content, padding to 4
        Assert.Equal("0A23D7CE" + "1D000000" + "00000000" + "00004040" + "0900000000000000" + "0000000000000000" + "FFD8FF0102" + "000000", Convert.ToHexString(File.ReadAllBytes(Rec)));
        Assert.Equal("9\t0\n", File.ReadAllText(folder.File("a.idx")));
        RecordPacker.Pack(Rec, [new(9, [3, 4], "x.jpg")], folder.Path, new() { PassThrough = true, PackLabel = true });
        Assert.Equal("0A23D7CE" + "25000000" + "02000000" + "00000000" + "0900000000000000" + "0000000000000000" + "00004040" + "00008040" + "FFD8FF0102" + "000000", Convert.ToHexString(File.ReadAllBytes(Rec)));
    }

    [Fact]
    public void Order_and_bytes_do_not_depend_on_the_threads()
    {
        ListEntry[] list = [.. Enumerable.Range(0, 70).Select(i => new ListEntry(1000 - i, [i % 3], $"{i}.png"))];
        for (int i = 0; i < 70; i++) folder.Save($"{i}.png", Pictures.Noise(i, 10 + i % 7, 12));
        byte[]? first = null;
        foreach (int threads in (int[])[1, 2, 5])
        {
            RecordPacker.Pack(Rec, list, folder.Path, Png with { Threads = threads, Resize = 6 });
            byte[] bytes = File.ReadAllBytes(Rec);
            Assert.Equal(first ??= bytes, bytes);
        }
        using RecordFile file = RecordFile.Open(Rec);
        Assert.Equal(list.Select(e => (ulong)e.Index), Enumerable.Range(0, 70).Select(i => LabelledRecord.Unpack(file.Read(i)).Id));
    }

    [Fact]
    public void Crop_comes_before_resize_and_the_shorter_edge_decides()
    {
        Image tall = Pictures.Noise(1, 20, 10);
        folder.Save("t.png", tall);
        Assert.Equal((10, 5), Size(Png with { Resize = 5 }));
        Assert.Equal((5, 5), Size(Png with { Resize = 5, CenterCrop = true }));
        Assert.True(Packed(Png with { CenterCrop = true }).HasSamePixels(tall.Crop(5, 0, 10, 10)));
        Assert.True(Packed(Png).HasSamePixels(tall));
        Assert.Equal(1, Packed(Png with { Color = PackColor.Grey }).Channels);

        (int, int) Size(PackOptions options) => Packed(options) is var image ? (image.Height, image.Width) : default;
    }

    [Fact]
    public void Alpha_stays_only_if_channels_are_left_unchanged()
    {
        folder.Save("t.png", Pictures.Noise(1, channels: 4));
        Assert.Equal(3, Packed(Png).Channels);
        Assert.Equal(4, Packed(Png with { Color = PackColor.Unchanged }).Channels);
    }

    [Fact]
    public void The_first_damaged_file_of_the_list_ends_the_packing_and_leaves_nothing()
    {
        ListEntry[] list = Three();
        ImageFormatException error = Assert.Throws<ImageFormatException>(() => RecordPacker.Pack(Rec, list, folder.Path, Png));
        Assert.Contains("bad.png", error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), f => f.Contains("a.", StringComparison.Ordinal));
        PackResult result = RecordPacker.Pack(Rec, list, folder.Path, Png with { SkipBad = true });
        Assert.Equal(2, result.Count);
        Assert.Equal(folder.File("bad.png"), Assert.Single(result.Bad).Path);
    }

    [Fact]
    public void Cancellation_leaves_nothing()
    {
        ListEntry[] list = Three();
        using CancellationTokenSource stop = new();
        stop.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => RecordPacker.Pack(Rec, list, folder.Path, Png, stop.Token));
        Assert.Equal(["1.png", "2.png", "bad.png"], Directory.EnumerateFiles(folder.Path).Select(Path.GetFileName).Order());
    }

    [Fact]
    public void A_size_that_no_image_has_is_said_with_the_file()
    {
        folder.Save("t.png", Pictures.Noise(1, 1, 400));
        Assert.Contains("t.png", Assert.Throws<ImageFormatException>(() => Packed(Png with { Resize = 1 << 20 })).Message, StringComparison.Ordinal);
    }

    [JpegFact]
    public void Quality_decides_how_near_a_JPEG_is()
    {
        byte[] ramp = [.. Enumerable.Range(0, 64 * 64 * 3).Select(i => (byte)(i / 3 % 64 * 4))];
        folder.Save("t.png", new Image(64, 64, 3, ramp));
        int Worst(int quality) => Packed(new() { Quality = quality }).Pixels.ToArray().Zip(ramp, (a, b) => Math.Abs(a - b)).Max();
        Assert.True(Worst(95) < Worst(5));
    }

    private ListEntry[] Three()
    {
        folder.Save("1.png", Pictures.Noise(1));
        folder.Write("bad.png", [1, 2, 3]);
        folder.Save("2.png", Pictures.Noise(2));
        return [new(0, [0], "1.png"), new(1, [0], "bad.png"), new(2, [1], "2.png")];
    }

    private Image Packed(PackOptions options)
    {
        RecordPacker.Pack(Rec, [new(0, [0], "t.png")], folder.Path, options);
        using RecordFile file = RecordFile.Open(Rec);
        return Image.Decode(LabelledRecord.Unpack(file.Read(0)).Content);
    }
}
