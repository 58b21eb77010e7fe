using System.Buffers.Binary;
using System.IO.Compression;

namespace Whetstone.Vision.Tests;

/// <summary>What is wrong with a file, and where, must be in the message.</summary>
public sealed class DamagedFileTests
{
    private static readonly byte[] Png = VisionGoldens.Hashed(1, 0, 20, 30, 3).Encode(".png");

    [Fact]
    public void A_changed_byte_in_a_PNG_chunk_is_found_and_placed()
    {
        byte[] file = [.. Png];
        file[200] ^= 1;
        var e = Fails(file);
        Assert.Equal("f.png: byte 37: chunk IDAT is damaged: its check value is not the one it has", e.Message);
        Assert.Equal(37, e.Offset);
    }

    [Fact]
    public void A_truncated_PNG_says_where_it_ends()
    {
        var e = Fails(Png[..^100]);
        Assert.Equal(Png.Length - 100, e.Offset);
        Assert.Contains("the file ends within chunk IDAT, which needs", e.Message);
        for (int length = 9; length < Png.Length; length += 7) Fails(Png[..length]);
    }

    [Fact]
    public void A_PNG_whose_rows_end_early_says_in_which_row() => Assert.Contains("the pixels end in row 10 of 20", Fails(Repack(rows => rows[..(10 * 91 + 5)])).Message);

    [Fact]
    public void A_PNG_with_an_unknown_filter_says_in_which_row() => Assert.Contains("row 3 has filter 5", Fails(Repack(rows =>
    {
        rows[3 * 91] = 5;
        return rows;
    })).Message);

    [Theory]
    [InlineData(0x7FFFFFFF, 0x7FFFFFFF)]
    [InlineData(20_000, 20_000)]
    [InlineData(10_000, 10_000)]
    [InlineData(0, 5)]
    public void A_PNG_that_claims_too_much_is_refused_before_memory_is_taken(int width, int height)
    {
        byte[] file = [.. Png];
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(20), height);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(29), Crc32.Of(file.AsSpan(12, 17)));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fails(file);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1_000_000);
    }

    [Theory] // width, height and bits are at 18, 22, 28
    [InlineData(28, 5, "5 bits a pixel")]
    [InlineData(30, 9, "compression 9")]
    [InlineData(10, 250, "the pixels should begin at byte")]
    [InlineData(14, 41, "a bitmap header of 41 bytes")]
    [InlineData(18, 200, "the file ends within the pixels")]
    public void A_bitmap_says_what_is_wrong(int at, byte value, string text)
    {
        byte[] file = new byte[54 + 4 * 12];
        "BM"u8.CopyTo(file);
        (file[10], file[14], file[18], file[22], file[26], file[28]) = (54, 40, 4, 4, 1, 24);
        Image.Decode(file);
        file[at] = value;
        Assert.Contains(text, Fails(file).Message);
    }

    [Theory]
    [InlineData("P5 2 2 255\n123", "the file ends within the pixels, which need 4 bytes from byte 11")]
    [InlineData("P5 2 2 70000\n1234", "the largest value is 70000")]
    [InlineData("P2 2 1 9\n1 x", "byte 0x78 is no digit of a pixel")]
    [InlineData("P2 2 1 9\n1 10", "a pixel has the value 10; the largest is 9")]
    [InlineData("P1 2 1\n12", "byte 0x32 is neither 0 nor 1")]
    [InlineData("P6 99999999999 1 9\n1 ", "the width is larger than")]
    [InlineData("P6 60000 60000 255\n1234", "more than 178,956,970 are not decoded")]
    [InlineData("P3 # 2 2", "the file ends before the width")]
    public void A_PNM_says_what_is_wrong(string file, string text) => Assert.Contains(text, Fails([.. file.Select(c => (byte)c)]).Message);

    [Theory]
    [InlineData("474946383961 0100 0100 000000 2C 0000 0000 0100 0100 00 02 00", "the frame's blocks end before its pixels do")]
    [InlineData("474946383961 0100 0100 000000 2C 0000 0000 0100 0100 00 02 01 05 00", "the codes end after 0 of 1 pixels")]
    [InlineData("474946383961 0100 0100 000000 2C 0000 0000 0100 0100 00 02 01 07 00", "code 7 is used before it is defined")]
    [InlineData("474946383961 0100 0100 000000 3B", "block 0x3B is neither an extension nor a frame")]
    [InlineData("474946383961 FFFF FFFF 000000 2C 0000 0000 FFFF FFFF 00 02 01 07 00", "are not decoded")]
    [InlineData("474946383961 0010 0010 000000 2C 0000 0000 0010 0010 00 02 01 07 00", "more than 4 bytes can hold")]
    public void A_GIF_says_what_is_wrong(string hex, string text) => Assert.Contains(text, Fails(Convert.FromHexString(hex.Replace(" ", "", StringComparison.Ordinal))).Message);

    [JpegFact]
    public void A_truncated_JPEG_is_an_error_unless_damage_is_allowed()
    {
        byte[] file = VisionGoldens.Hashed(1, 0, 60, 80, 3).Encode(".jpg");
        byte[] cut = file[..(file.Length * 3 / 4)];
        var e = Fails(cut);
        Assert.Equal(cut.Length, e.Offset);
        Assert.Contains("the JPEG ends before its pixels do", e.Message);
        Image half = Image.Decode(cut, new() { AllowJpegDamage = true }), whole = Image.Decode(file);
        Assert.True(half.Crop(0, 0, 16, 80).HasSamePixels(whole.Crop(0, 0, 16, 80)));
        Assert.False(half.HasSamePixels(whole));
    }

    [JpegFact]
    public void A_JPEG_that_claims_more_pixels_than_it_can_hold_is_refused()
    {
        byte[] file = Image.Filled(8, 8, 9).Encode(".jpg");
        int frame = file.AsSpan().IndexOf([(byte)0xFF, (byte)0xC0]);
        file.AsSpan(frame + 5, 4).Fill(0xF0);
        Assert.Equal(frame, Fails(file).Offset);
        file.AsSpan(frame + 5, 4).Fill(0x10);
        Assert.Contains("bytes can hold", Fails(file).Message);
    }

    // The image above, with other packed rows; they are 91 bytes each.
    private static byte[] Repack(Func<byte[], byte[]> change)
    {
        using var rows = new MemoryStream();
        using (var data = new ZLibStream(new MemoryStream(Png[41..]), CompressionMode.Decompress)) data.CopyTo(rows);
        using var packed = new MemoryStream();
        using (var data = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true)) data.Write(change(rows.ToArray()));
        byte[] chunk = [.. "IDAT"u8, .. packed.ToArray()];
        byte[] word = new byte[4], check = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(word, chunk.Length - 4);
        BinaryPrimitives.WriteUInt32BigEndian(check, Crc32.Of(chunk));
        return [.. Png[..33], .. word, .. chunk, .. check, .. Png[^12..]];
    }

    private static ImageFormatException Fails(byte[] file) => Assert.Throws<ImageFormatException>(() => Image.Decode(file, null, "f.png"));
}
