using System.Buffers.Binary;

namespace Whetstone.Weights.Tests.Hostile;

public sealed class ClaimTests : Workbench
{
    private const long FourGigabytes = 1L << 32;

    private static readonly byte[] Four = [0, 0, 128, 63, 0, 0, 0, 64, 0, 0, 64, 64, 0, 0, 128, 64];

    public static TheoryData<string> Claims => [.. Files().Keys];

    [Theory, MemberData(nameof(Claims))]
    public void A_size_of_4_GB_that_the_file_does_not_bear_out_is_refused_without_allocating_it(string name)
    {
        string path = Written(name, Files()[name]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<WeightFileException>(() => WeightFormats.Of(path).Read(path, null));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    [Theory]
    [InlineData(0, "2,2", "2,1")]
    [InlineData(1, "3", "1")]
    [InlineData(3, "1", "99")]
    [InlineData(0, "2,2", "1,2")]
    [InlineData(0, "3,2", "0,1")]
    public void A_look_that_stays_inside_its_storage_is_read(long offset, string shape, string strides) =>
        Assert.Single(Read(Pickles.Tensor(offset, shape, strides), Four).Tensors);

    [Theory]
    [InlineData(1, "4", "1", "beyond its storage")]
    [InlineData(0, "2,2", "3,1", "beyond its storage")]
    [InlineData(0, "2,2", "9223372036854775807,9223372036854775807", "beyond its storage")]
    [InlineData(-1, "1", "1", "element -1")]
    [InlineData(0, "-1", "1", "no extent")]
    [InlineData(0, "2", "-1", "stride -1")]
    [InlineData(0, "2", "1,1", "2 strides")]
    [InlineData(0, "99999,99999", "0,0", "more than")]
    [InlineData(0, "2147483647", "0", "repeat numbers")]
    [InlineData(0, "4", "1", "16 bytes where 5 elements", 5)]
    [InlineData(0, "4", "1", "-1 elements", -1)]
    public void A_look_that_leaves_its_storage_or_is_none_is_refused(long offset, string shape, string strides, string reason, int count = 4) =>
        Assert.Contains(reason, Assert.Throws<WeightFileException>(() => Read(Pickles.Tensor(offset, shape, strides, count), Four)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_list_that_contains_itself_ten_times_over_ten_levels_is_refused_or_read_in_bounded_memory()
    {
        byte[] laughs = Pickles.Bytes("(lp0\n0" + string.Concat(Enumerable.Range(1, 20).Select(i => $"(l{string.Concat(Enumerable.Repeat($"g{i - 1}\na", 10))}p{i}\n0")) + "g20\ng20\na.");
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<WeightFileException>(() => Read(laughs, Four));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 2L << 30);
    }

    [Fact]
    public void A_hundred_thousand_containers_in_each_other_do_not_exhaust_the_stack()
    {
        byte[] deep = Pickles.Bytes(new string('(', 1) + new string(']', 100_000) + new string('a', 99_999) + "t.");
        Assert.Contains("nests", Assert.Throws<WeightFileException>(() => Read(deep, Four)).Message, StringComparison.Ordinal);
        byte[] tuples = Pickles.Bytes(")" + new string('\u0085', 100_000) + "}(h\u0000ds.");
        Assert.Throws<WeightFileException>(() => Read(tuples, Four));
    }

    private WeightFile Read(byte[] pickle, byte[] storage) => PthFile.Read(Written("x.pth", Pickles.Zip(pickle, ("archive/data/0", storage))));

    private static Dictionary<string, byte[]> Files()
    {
        byte[] size = new byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(size, FourGigabytes);
        byte[] zip = Pickles.Zip(Pickles.Tensor(0, "4", "1"), ("archive/data/0", Four));
        return new()
        {
            ["text.pth"] = Pickles.Zip([0x8d, .. size, (byte)'.']),
            ["bytes.pth"] = Pickles.Zip([0x8e, .. size, (byte)'.']),
            ["array.pth"] = Pickles.Zip([0x96, .. size, (byte)'.']),
            ["frame.pth"] = Pickles.Zip([0x80, 4, 0x95, .. size, (byte)'N', (byte)'.']),
            ["integer.pth"] = Pickles.Zip([0x8b, 255, 255, 255, 127, (byte)'.']),
            ["entry.pth"] = Claimed(zip, 24),
            ["packed-entry.pth"] = Claimed(zip, 20),
            ["legacy.pth"] = [.. Pickles.Legacy(Pickles.Tensor(0, "4", "1"))[..^2], .. Pickles.Bytes("(lS'0'\na."), .. size],
            ["storage.pth"] = Pickles.Zip(Pickles.Tensor(0, "2147483647", "1", int.MaxValue), ("archive/data/0", Four)),
            ["count.params"] = [0x12, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, .. size, 0xc9, 0xfa, 0x93, 0xf9],
            ["array.params"] = [0x12, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0xc9, 0xfa, 0x93, 0xf9, 0, 0, 0, 0, 1, 0, 0, 0, 255, 255, 255, 127, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1],
            ["header.safetensors"] = [.. size, .. "{}"u8],
        };
    }

    // Writes 4 GB less one byte into a field of the last entry of an archive's directory.
    private static byte[] Claimed(byte[] zip, int field)
    {
        int entry = zip.AsSpan().LastIndexOf((ReadOnlySpan<byte>)[0x50, 0x4b, 1, 2]);
        BinaryPrimitives.WriteUInt32LittleEndian(zip.AsSpan(entry + field), uint.MaxValue - 1);
        return zip;
    }

    [Theory]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (1073741824,), }", "4,294,967,296 bytes")]
    [InlineData("{'descr': '<f4', 'fortran_order': True, 'shape': (65536, 16384), }", "4,294,967,296 bytes")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999999999999,), }", "character")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999999999,), }", "no extent")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (99999, 99999), }", "more than")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (-1,), }", "character")]
    [InlineData("{'descr': '<f4', 'fortran_order': 0, 'shape': (1,), }", "character")]
    [InlineData("{'descr': '<f4', 'shape': (1,), }", "descr, fortran_order, shape")]
    [InlineData("{'descr': '<f4', 'descr': '<f4', 'shape': (1,), }", "descr twice")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0,), } x", "character")]
    [InlineData("{'descr': '<f4', 'fortran_order': False, 'shape': (0,)", "character")]
    [InlineData("{'descr': '', 'fortran_order': False, 'shape': (0,)}", "elements of type ''")]
    [InlineData("{'descr': '<<f4', 'fortran_order': False, 'shape': (0,)}", "elements of type")]
    [InlineData("__import__('os').system('x')", "character")]
    public void A_header_of_NumPy_that_lies_is_refused(string header, string reason)
    {
        string path = Written("x.npy", [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, 0, .. Pickles.Bytes(header)]);
        Assert.Contains(reason, Assert.Throws<WeightFileException>(() => NpyFile.Read(path)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_header_of_NumPy_that_claims_4_GB_is_refused_without_allocating_it()
    {
        string path = Written("x.npy", [0x93, .. "NUMPY"u8, 2, 0, 255, 255, 255, 255, .. new byte[64]]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Contains("4,294,967,295", Assert.Throws<WeightFileException>(() => NpyFile.Read(path)).Message, StringComparison.Ordinal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }
}
