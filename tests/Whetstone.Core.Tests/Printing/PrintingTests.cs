using System.Text.Json;

namespace Whetstone.Core.Tests.Printing;

/// <summary>Tensors print as NumPy prints arrays; the texts were written by tests/goldens/printing.py.</summary>
public sealed class PrintingTests
{
    private static readonly JsonElement[] Golden =
    [
        .. File.ReadLines(Path.Combine(AppContext.BaseDirectory, "Printing", "numpy.jsonl")).Skip(1).Select(line => JsonDocument.Parse(line).RootElement),
    ];

    public static TheoryData<string> Names => new(Golden.Select(c => c.GetProperty("name").GetString()!));

    [Theory, MemberData(nameof(Names))]
    public void Prints_as_NumPy(string name)
    {
        JsonElement golden = Golden.Single(c => c.GetProperty("name").GetString() == name);
        Assert.Equal(golden.GetProperty("text").GetString(), Read(golden).ToString());
    }

    [Fact]
    public void Bfloat16_prints_as_the_float_it_is() => Assert.Equal("[1.    0.375]", Tensor.Of([1f, 0.375f]).To(DType.BFloat16).ToString());

    [Fact]
    public void Memory_order_does_not_show()
    {
        Tensor x = Tensor.Arange(16).Reshape(1, 2, 2, 4);
        Assert.Equal(x.ToString(), x.In(Format.ChannelsLast).ToString());
    }

    private static Tensor Read(JsonElement golden)
    {
        DType type = DType.Parse(golden.GetProperty("dtype").GetString()!);
        int[] shape = [.. golden.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32())];
        JsonElement[] values = [.. golden.GetProperty("values").EnumerateArray()];
        return type.IsFloating
            ? Tensor.Of(values.Select(Number).ToArray(), shape).To(type)
            : Tensor.Of(values.Select(v => v.GetInt64()).ToArray(), shape).To(type);
    }

    private static double Number(JsonElement value) => value.ValueKind == JsonValueKind.Number ? value.GetDouble() : value.GetString() switch
    {
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => double.NaN,
    };
}
