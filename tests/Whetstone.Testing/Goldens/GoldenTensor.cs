using System.Globalization;
using System.Text.Json;

namespace Whetstone.Testing;

/// <summary>Reads a recorded tensor: shape, type and elements in row-major order.</summary>
public static class GoldenTensor
{
    /// <summary>The tensor, or null for a JSON null.</summary>
    public static Tensor? Read(JsonElement json)
    {
        if (json.ValueKind == JsonValueKind.Null) return null;
        Shape shape = json.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32()).ToArray();
        DType type = DTypes.Parse(json.GetProperty("type").GetString()!);
        JsonElement.ArrayEnumerator data = json.GetProperty("data").EnumerateArray();
        // An integer beyond 2⁵³ would not survive a double; none is recorded.
        return type == DType.Float32 ? Tensor.Of([.. data.Select(e => (float)Number(e))], shape) : Tensor.Of([.. data.Select(Number)], shape).To(type);
    }

    // JSON has no NaN and no infinities: those are strings.
    internal static double Number(JsonElement e) => e.ValueKind == JsonValueKind.Number ? e.GetDouble() : e.GetString() switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        { } text => double.Parse(text, CultureInfo.InvariantCulture),
        null => throw new FormatException("a null is no number"),
    };
}
