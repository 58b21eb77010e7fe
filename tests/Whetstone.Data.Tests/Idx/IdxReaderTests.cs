namespace Whetstone.Data.Tests;

public sealed class IdxReaderTests : IDisposable
{
    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    public static TheoryData<int[]> Shapes => [[5], [3, 2], [4, 3, 2], [2, 3, 4, 5], [0, 28, 28]];

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_plain_file_gives_its_shape_and_elements(int[] shape) => AssertReads(IdxBytes.Of(shape), shape);

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_packed_file_gives_its_shape_and_elements(int[] shape) => AssertReads(IdxBytes.Pack(IdxBytes.Of(shape)), shape);

    [Fact]
    public void A_file_that_packs_to_a_thousandth_is_read_whole()
    {
        var content = IdxBytes.HeaderOnly(1000, 1000).Concat(new byte[1_000_000]).ToArray();
        var data = Read("zeros.gz", IdxBytes.Pack(content));
        Assert.Equal(1_000_000, data.Bytes.Length);
    }

    [Fact]
    public void Packing_is_seen_in_the_bytes_not_in_the_name()
    {
        Assert.Equal([7], Read("plain.gz", IdxBytes.Of(7)).Shape);
        Assert.Equal([7], Read("packed-ubyte", IdxBytes.Pack(IdxBytes.Of(7))).Shape);
    }

    [Fact]
    public void A_short_plain_file_says_where_it_ends_and_where_it_should()
    {
        var e = Fails("t10k-images-idx3-ubyte", IdxBytes.Of(100, 28, 28)[..1234], "fetch it again with 'whet data fetch mnist'");
        Assert.Equal("t10k-images-idx3-ubyte: ends at byte 1,234 of 78,416; fetch it again with 'whet data fetch mnist'", e.Message);
        Assert.Equal(1234, e.Offset);
        Assert.Equal(folder.File("t10k-images-idx3-ubyte"), e.FileName);
    }

    [Fact]
    public void A_packed_file_of_short_content_says_where_it_ends_and_where_it_should()
    {
        var e = Fails("short.gz", IdxBytes.Pack(IdxBytes.Of(100, 28, 28)[..1234]));
        Assert.Equal("short.gz: ends at byte 1,234 of 78,416 (unpacked)", e.Message);
    }

    [Fact]
    public void A_packed_file_cut_short_says_so()
    {
        var packed = IdxBytes.Pack(RandomIdx());
        var e = Fails("cut.gz", packed[..(packed.Length / 2)]);
        Assert.Matches(@"^cut\.gz: ends at byte [\d,]+ of 78,416 \(unpacked\)$", e.Message);
        Assert.InRange(e.Offset, 1, 78_415);
    }

    [Fact]
    public void A_packed_file_without_its_check_value_is_refused()
    {
        var packed = IdxBytes.Pack(RandomIdx());
        for (int cut = 1; cut <= 9; cut++) Fails("cut.gz", packed[..^cut]);
    }

    [Fact]
    public void A_changed_byte_in_a_packed_file_is_found_by_the_check_value()
    {
        var packed = IdxBytes.Pack(RandomIdx());
        packed[packed.Length / 2] ^= 0x10;
        Assert.Contains("it is cut short or damaged", Fails("changed.gz", packed).Message);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(3)]
    public void A_file_that_ends_within_the_magic_number_says_so(int bytes) =>
        Assert.Contains($"ends at byte {bytes}", Fails("f", IdxBytes.Of(9)[..bytes]).Message);

    [Fact]
    public void A_file_that_ends_within_the_lengths_says_so()
    {
        var e = Fails("f", IdxBytes.Of(4, 3, 2)[..9]);
        Assert.Equal("f: ends at byte 9, within its header of 16 bytes", e.Message);
    }

    [Theory]
    [InlineData(0, 0x1E, 0L, "begins with the bytes 1E000801")]
    [InlineData(2, 0x0D, 2L, "float32")]
    [InlineData(2, 0x77, 2L, "unknown type 0x77")]
    [InlineData(3, 0, 3L, "has rank 0")]
    [InlineData(3, 5, 3L, "has rank 5")]
    public void A_wrong_magic_number_says_what_is_wrong_and_where(int at, byte value, long offset, string text)
    {
        var file = IdxBytes.Of(9);
        file[at] = value;
        var e = Fails("f", file);
        Assert.Equal(offset, e.Offset);
        Assert.Contains(text, e.Message);
    }

    [Fact]
    public void Bytes_after_the_elements_are_refused()
    {
        var longer = IdxBytes.Of(9).Append((byte)1).ToArray();
        Assert.Equal("f: goes on at byte 17, where its header says that it ends", Fails("f", longer).Message);
        Fails("f.gz", IdxBytes.Pack(longer));
    }

    [Fact]
    public void Bytes_after_the_end_of_the_packed_part_are_refused() =>
        Fails("f.gz", [.. IdxBytes.Pack(IdxBytes.Of(9)), 1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);

    [Theory]
    [InlineData(int.MaxValue, int.MaxValue)]
    [InlineData(65536, 65536)]
    [InlineData(3, -1)]
    public void Lengths_whose_product_overflows_are_refused(int rows, int columns) =>
        Assert.Contains("more elements than an array holds", Fails("f", IdxBytes.HeaderOnly(rows, columns)).Message);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_header_that_claims_gigabytes_allocates_none(bool packed)
    {
        var file = IdxBytes.HeaderOnly(2_000_000_000);
        if (packed) file = IdxBytes.Pack(file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Fails("f", file);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2_000_000);
    }

    [Fact]
    public void A_stream_is_read_from_its_position()
    {
        using var stream = new MemoryStream([1, 2, 3, .. IdxBytes.Of(6)]) { Position = 3 };
        Assert.Equal(6, IdxReader.Read(stream, "f").Bytes.Length);
    }

    private static byte[] RandomIdx()
    {
        var file = IdxBytes.Of(100, 28, 28);
        new Random(1).NextBytes(file.AsSpan(16));
        return file;
    }

    private void AssertReads(byte[] file, int[] shape)
    {
        var data = Read("f", file);
        Assert.Equal(shape, data.Shape);
        Assert.Equal(IdxBytes.Of(shape)[(4 + 4 * shape.Length)..], data.Bytes);
    }

    private IdxData Read(string name, byte[] file) => IdxReader.Read(folder.Write(name, file));

    private DataFormatException Fails(string name, byte[] file, string? remedy = null)
    {
        string path = folder.Write(name, file);
        return Assert.Throws<DataFormatException>(() => IdxReader.Read(path, remedy));
    }
}
