using System.Buffers.Binary;

namespace Whetstone.Nn.Tests.Files;

public sealed class SafetensorsTests : Workbench
{
    [Fact]
    public void Tensors_of_every_type_shapes_and_texts_come_back_to_the_bit()
    {
        (IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string> texts) = Safetensors.Read(Written());
        Assert.Equal(["features.0.weight", "double", "long", "byte", "flag", "half", "scalar", "empty"], tensors.Keys);
        Assert.Equal(Testing.Tensors.Normal([2, 3, 3], seed: 1).ToArray(), tensors["features.0.weight"].ToArray());
        Assert.Equal([2, 3, 3], tensors["features.0.weight"].Shape.ToArray());
        Assert.Equal([Math.PI, double.Epsilon], tensors["double"].ToArray<double>());
        Assert.Equal([long.MinValue, 1L], tensors["long"].ToArray<long>());
        Assert.Equal([1, 255, 7], tensors["byte"].ToArray<byte>());
        Assert.Equal([true, false], tensors["flag"].ToArray<bool>());
        Assert.Equal(DType.Float16, tensors["half"].DType);
        Assert.Equal([1.5f, -2], tensors["half"].To(DType.Float32).ToArray());
        Assert.Equal(0, tensors["scalar"].Rank);
        Assert.Equal([0, 4], tensors["empty"].Shape.ToArray());
        Assert.Equal("größer \"als\"", texts["note"]);
    }

    [Fact]
    public void The_header_has_a_length_that_divides_by_8_and_the_offsets_follow_each_other()
    {
        byte[] file = File.ReadAllBytes(Written());
        long length = BinaryPrimitives.ReadInt64LittleEndian(file);
        Assert.Equal(0, length % 8);
        Assert.Equal((byte)'{', file[8]);
        using var header = System.Text.Json.JsonDocument.Parse(file.AsMemory(8, (int)length));
        Assert.Equal([72L, 88], header.RootElement.GetProperty("double").GetProperty("data_offsets").EnumerateArray().Select(e => e.GetInt64()));
        Assert.Equal("F64", header.RootElement.GetProperty("double").GetProperty("dtype").GetString());
    }

    [Fact]
    public void A_tensor_in_another_memory_order_is_written_row_major()
    {
        Tensor x = Testing.Tensors.Normal([1, 20, 3, 3], seed: 2);
        Safetensors.Write(At("a"), new Dictionary<string, Tensor> { ["x"] = Testing.Tensors.In(x, Format.ChannelsLast) });
        Assert.Equal(x.ToArray(), Safetensors.Read(At("a")).Tensors["x"].ToArray());
    }

    [Fact]
    public void Writing_replaces_a_file_as_a_whole_and_leaves_nothing_beside_it()
    {
        File.WriteAllText(At("a"), new string('x', 100_000));
        Safetensors.Write(At("a"), new Dictionary<string, Tensor> { ["x"] = Tensor.Of(1f) });
        Assert.Single(Safetensors.Read(At("a")).Tensors);
        Assert.Single(Directory.GetFiles(Path.GetDirectoryName(At("a"))!));
    }
}
