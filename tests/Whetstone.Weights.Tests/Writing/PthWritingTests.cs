using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Whetstone.Weights.Tests.Writing;

public sealed class PthWritingTests : Workbench
{
    [Fact]
    public void Tensors_of_every_type_come_back_to_the_bit_and_in_order()
    {
        Dictionary<string, Tensor> tensors = Enum.GetValues<DType>().ToDictionary(t => t.ToString(), t => Testing.Tensors.Normal([3, 2], seed: 1).To(t));
        tensors["scalar"] = Tensor.Of(5L);
        tensors["empty"] = Tensor.Zeros([0, 4]);
        tensors["größe"] = tensors["Float32"];
        PthFile.Write(At("x.pth"), tensors);
        IReadOnlyDictionary<string, Tensor> read = PthFile.Read(At("x.pth")).Tensors;
        Assert.Equal(tensors.Keys, read.Keys);
        foreach ((string name, Tensor tensor) in tensors)
        {
            Assert.Equal(tensor.Spec, read[name].Spec);
            Assert.True(Testing.Tensors.SameBytes(tensor, read[name]), name);
        }
        Assert.Same(read["Float32"], read["größe"]);
    }

    [Fact]
    public void A_tensor_in_another_memory_order_is_written_row_major()
    {
        Tensor x = Testing.Tensors.Normal([1, 20, 3, 3], seed: 2);
        PthFile.Write(At("x.pth"), new Dictionary<string, Tensor> { ["x"] = Testing.Tensors.In(x, Format.ChannelsLast) });
        Assert.Equal(x.ToArray(), PthFile.Read(At("x.pth")).Tensors["x"].ToArray());
    }

    [Fact]
    public void Every_entry_starts_at_a_multiple_of_64_bytes()
    {
        PthFile.Write(At("x.pth"), Enumerable.Range(0, 20).ToDictionary(i => $"a.{i}", i => Testing.Tensors.Normal([i], seed: i)));
        byte[] file = File.ReadAllBytes(At("x.pth"));
        int entries = 0;
        for (int at = 0; BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at)) == 0x04034b50; entries++)
        {
            int data = at + 30 + BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 26)) + BinaryPrimitives.ReadUInt16LittleEndian(file.AsSpan(at + 28));
            Assert.Equal(0, data % 64);
            at = data + BinaryPrimitives.ReadInt32LittleEndian(file.AsSpan(at + 18));
        }
        Assert.Equal(23, entries);
    }

    [Fact]
    public void The_same_weights_give_the_same_file_wherever_it_is_saved()
    {
        Dictionary<string, Tensor> tensors = new() { ["x"] = Testing.Tensors.Normal([5], seed: 1) };
        PthFile.Write(At("x.pth"), tensors);
        PthFile.Write(At("y.pth"), tensors);
        Assert.Equal(File.ReadAllBytes(At("x.pth")), File.ReadAllBytes(At("y.pth")));
    }

    // Writing 4 GB would take too long; the same fields are used when the limit is low.
    [Theory, InlineData(1), InlineData(100), InlineData(400)]
    public void The_64_bit_form_of_an_archive_is_read_by_the_platform(long limit)
    {
        using MemoryStream stream = new();
        AlignedArchiveWriter writer = new(stream, limit);
        for (int i = 0; i < 5; i++) writer.Add($"folder/größe{i}", s => s.Write(Encoding.UTF8.GetBytes(new string('x', 70 * i))));
        writer.Finish();
        stream.Position = 0;
        using ZipArchive archive = new(stream);
        Assert.Equal(5, archive.Entries.Count);
        for (int i = 0; i < 5; i++)
        {
            using StreamReader reader = new(archive.GetEntry($"folder/größe{i}")!.Open());
            Assert.Equal(new string('x', 70 * i), reader.ReadToEnd());
        }
    }

    [Fact]
    public void The_check_sum_is_that_of_zip()
    {
        using Crc32 sum = new();
        sum.Write("12345"u8);
        sum.Write("6789"u8);
        Assert.Equal(0xCBF43926, sum.Value); // the check value in the catalogue of such sums
        using Crc32 longer = new();
        longer.Write(new byte[32]);
        Assert.Equal(0x190A55ADu, longer.Value); // zlib's of 32 zeros
    }

    [Fact]
    public void A_failed_writing_leaves_the_old_file()
    {
        File.WriteAllText(At("x.npz"), "old");
        Assert.Throws<NotSupportedException>(() => NpzFile.Write(At("x.npz"), new Dictionary<string, Tensor> { ["x"] = Tensor.Of(1f).To(DType.BFloat16) }));
        Assert.Throws<ArgumentException>(() => NpzFile.Write(At("x.npz"), new Dictionary<string, Tensor> { ["../x"] = Tensor.Of(1f) }));
        Assert.Equal("old", File.ReadAllText(At("x.npz")));
        Assert.Single(Directory.GetFiles(Folder));
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Archives_of_NumPy_come_back_stored_and_packed(bool compress)
    {
        Dictionary<string, Tensor> tensors = new() { ["a.b"] = Tensor.Zeros([1000]), ["c"] = Tensor.Of(true, false), ["d"] = Tensor.Of(7L) };
        NpzFile.Write(At("x.npz"), tensors, compress);
        IReadOnlyDictionary<string, Tensor> read = NpzFile.Read(At("x.npz"));
        Assert.Equal(tensors.Keys, read.Keys);
        foreach ((string name, Tensor tensor) in tensors) Assert.True(Testing.Tensors.SameBytes(tensor, read[name]), name);
        Assert.Equal(compress, new FileInfo(At("x.npz")).Length < 2000);
    }
}
