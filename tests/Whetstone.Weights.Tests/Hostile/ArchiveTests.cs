namespace Whetstone.Weights.Tests.Hostile;

public sealed class ArchiveTests : Workbench
{
    private static readonly byte[] Good = Pickles.Tensor(0, "4", "1");
    private static readonly byte[] Four = new byte[16];

    [Theory]
    [InlineData("../evil")]
    [InlineData("archive/../../evil")]
    [InlineData("/etc/evil")]
    [InlineData("..\\evil")]
    [InlineData("C:evil")]
    [InlineData("archive/data/..")]
    public void A_name_that_leads_out_of_the_archive_is_refused_and_nothing_is_written(string name)
    {
        byte[] file = Pickles.Zip(Good, ("archive/data/0", Four), (name, Four));
        foreach (string path in new[] { Written("x.pth", file), Written("x.npz", file) })
            Assert.Contains("leads out of it", Assert.Throws<WeightFileException>(() => WeightFormats.Of(path).Read(path, null)).Message, StringComparison.Ordinal);
        Assert.Equal(2, Directory.GetFileSystemEntries(Folder).Length);
    }

    [Fact]
    public void A_key_that_leads_out_of_the_archive_finds_nothing()
    {
        byte[] pickle = Pickles.Bytes(System.Text.Encoding.Latin1.GetString(Good).Replace("S'0'", "S'../../0'", StringComparison.Ordinal));
        Assert.Contains("no entry archive/data/../../0", Assert.Throws<WeightFileException>(() => PthFile.Read(Written("x.pth", Pickles.Zip(pickle, ("archive/data/0", Four))))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_entries_of_one_name_are_refused() =>
        Assert.Contains("two entries", Assert.Throws<WeightFileException>(() => PthFile.Read(Written("x.pth", Pickles.Zip(Good, ("archive/data/0", Four), ("archive/data/0", Four))))).Message, StringComparison.Ordinal);

    [Fact]
    public void A_missing_storage_is_named() =>
        Assert.Contains("no entry archive/data/0", Assert.Throws<WeightFileException>(() => PthFile.Read(Written("x.pth", Pickles.Zip(Good)))).Message, StringComparison.Ordinal);

    [Fact]
    public void Numbers_in_big_endian_order_are_refused() =>
        Assert.Contains("little-endian", Assert.Throws<WeightFileException>(() => PthFile.Read(Written("x.pth", Pickles.Zip(Good, ("archive/data/0", Four), ("archive/byteorder", [.. "big"u8]))))).Message, StringComparison.Ordinal);

    [Fact]
    public void One_changed_bit_of_a_number_is_found_by_the_check_sum()
    {
        byte[] file = Pickles.Zip(Good, ("archive/data/0", [.. Enumerable.Repeat((byte)0xAB, 16)]));
        file[file.AsSpan().IndexOf(Enumerable.Repeat((byte)0xAB, 16).ToArray())] ^= 1;
        Assert.Contains("check sum", Assert.Throws<WeightFileException>(() => PthFile.Read(Written("x.pth", file))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Entries_that_share_their_bytes_to_unpack_to_more_than_the_file_allows_are_refused()
    {
        byte[] large = new byte[100_000], file = Pickles.Zip(Good, ("archive/data/0", large), ("archive/data/1", [1]));
        // The second entry says that its bytes, too, are as many as the first's.
        int entry = file.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x50, 0x4b, 1, 2]);
        BitConverter.TryWriteBytes(file.AsSpan(entry + 20), large.Length);
        BitConverter.TryWriteBytes(file.AsSpan(entry + 24), large.Length);
        Assert.Contains("overlap", Assert.Throws<WeightFileException>(() => PthFile.Read(Written("x.pth", file))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_anywhere_is_refused_by_name()
    {
        foreach (string golden in new[] { "zip2.pth", "legacy2.pth", "packed.npz", "version2.params" })
        {
            byte[] whole = File.ReadAllBytes(Golden(golden));
            for (int length = 0; length < whole.Length; length += 61)
            {
                string path = Written(golden, whole[..length]);
                Assert.StartsWith(path, Assert.Throws<WeightFileException>(() => WeightFormats.Of(path).Read(path, null)).Message, StringComparison.Ordinal);
            }
        }
    }
}
