namespace Whetstone.Nn.Tests.Files;

public sealed class DamageTests : Workbench
{
    [Fact]
    public void A_file_cut_at_every_16th_byte_is_refused_by_name()
    {
        byte[] whole = File.ReadAllBytes(Written());
        string path = At("cut");
        for (int length = 0; length < whole.Length; length += 16)
        {
            File.WriteAllBytes(path, whole[..length]);
            WeightFileException error = Assert.Throws<WeightFileException>(() => Safetensors.Read(path));
            Assert.StartsWith(path + ": byte ", error.Message, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 4, "the file ends inside a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}}""", 8, "float32 [3] takes 12")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}}""", 8, "takes 8")]
    [InlineData("""{"a":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}}""", 8, "the header's entry of a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[99999,99999],"data_offsets":[0,8]}}""", 8, "the header's entry of a")]
    [InlineData("""{"a":{"dtype":"F99","shape":[2],"data_offsets":[0,8]}}""", 8, "type F99")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0]}}""", 8, "1 data_offsets")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2]}}""", 8, "the header's entry of a")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""", 12, "4 bytes follow the last tensor")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "overlap or leave holes")]
    [InlineData("""{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},"b":{"dtype":"F32","shape":[2],"data_offsets":[4,12]}}""", 12, "overlap or leave holes")]
    [InlineData("""{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""", 2, "the name a stands twice")]
    [InlineData("""{"a":{"dtype":"U8","shape":[0],"data_offsets":[-9223372036854775808,-9223372036854775808]}}""", 0, "takes 0")]
    [InlineData("""{"\ud800":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""", 1, "UTF-8")]
    [InlineData("""{"__metadata__":{"a":1}}""", 0, "__metadata__.a is no text")]
    [InlineData("""{"__metadata__":[]}""", 0, "__metadata__ is no object")]
    [InlineData("[1,2]", 0, "no JSON object")]
    [InlineData("{\"a\":", 0, "no JSON")]
    public void A_header_that_lies_is_refused_with_the_reason(string header, int data, string reason) =>
        Assert.Contains(reason, Assert.Throws<WeightFileException>(() => Safetensors.Read(Made(header, data))).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(0x7fffffffffffffffL)]
    [InlineData(-1L)]
    [InlineData(1L)]
    [InlineData(1_000_000_000L)]
    public void A_header_length_the_file_does_not_bear_out_is_refused_without_allocating_it(long length)
    {
        byte[] file = new byte[64];
        BitConverter.TryWriteBytes(file, length);
        File.WriteAllBytes(At("long"), file);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<WeightFileException>(() => Safetensors.Read(At("long")));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 1 << 20);
    }

    [Fact]
    public void A_thousand_names_for_the_same_bytes_do_not_take_a_thousand_times_the_memory()
    {
        const int Size = 16_384, Names = 10_000;
        string header = "{" + string.Join(",", Enumerable.Range(0, Names).Select(i => $$"""
            "t{{i}}":{"dtype":"U8","shape":[{{Size}}],"data_offsets":[0,{{Size}}]}
            """)) + "}";
        string path = Made(header, Size);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<WeightFileException>(() => Safetensors.Read(path));
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, Size * Names / 8);
    }
}
