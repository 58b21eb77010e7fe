using System.Text.Json;

namespace Whetstone;

/// <summary>Reads attributes from a JSON object; all of its members must be asked for.</summary>
/// <param name="json">The value that should be an object.</param>
/// <param name="path">Names of the objects around it, for messages.</param>
/// <param name="error">Makes the error for a problem.</param>
internal sealed class JsonAttributeReader(JsonElement json, string path, Func<string, Exception> error) : IAttributeReader
{
    private readonly HashSet<string> read = [];

    /// <summary>Reads an object whole.</summary>
    internal static T Read<T>(JsonElement json, string path, Func<string, Exception> error, Func<JsonAttributeReader, T> read)
    {
        if (json.ValueKind != JsonValueKind.Object) throw error($"{(path.Length == 0 ? "it" : path.TrimEnd('.'))} is no JSON object");
        JsonAttributeReader reader = new(json, path, error);
        T result = read(reader);
        foreach (JsonProperty member in json.EnumerateObject())
            if (!reader.read.Contains(member.Name)) throw error($"there is no attribute {path}{member.Name}");
        return result;
    }

    public bool Has(string name) => json.TryGetProperty(name, out _);

    public int Int32(string name) => Get(name, JsonValueKind.Number).TryGetInt32(out int value) ? value : throw Bad(name, "is no whole number of 32 bits");

    public long Int64(string name) => Get(name, JsonValueKind.Number).TryGetInt64(out long value) ? value : throw Bad(name, "is no whole number of 64 bits");

    public ulong UInt64(string name) => Get(name, JsonValueKind.Number).TryGetUInt64(out ulong value) ? value : throw Bad(name, "is no whole number of 64 bits without a sign");

    public float Single(string name)
    {
        JsonElement value = Get(name);
        if (value.ValueKind != JsonValueKind.Number) return (float)Special(name, value);
        // What is too large becomes an infinity, which would not have been written so.
        return value.TryGetSingle(out float number) && float.IsFinite(number) ? number : throw Bad(name, "is no single");
    }

    public double Double(string name)
    {
        JsonElement value = Get(name);
        if (value.ValueKind != JsonValueKind.Number) return Special(name, value);
        return value.TryGetDouble(out double number) && double.IsFinite(number) ? number : throw Bad(name, "is no double");
    }

    public bool Boolean(string name) => Get(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : throw Bad(name, "is neither true nor false");

    public string Text(string name) => Get(name, JsonValueKind.String).GetString()!;

    public int[] Int32s(string name) => Int32s(Get(name, JsonValueKind.Array), name);

    /// <summary>The elements of a list.</summary>
    internal JsonElement.ArrayEnumerator List(string name) => Get(name, JsonValueKind.Array).EnumerateArray();

    public T Record<T>(string name, Func<IAttributeReader, T> read) => Read(Get(name, JsonValueKind.Object), $"{path}{name}.", error, reader => read(reader));

    public Exception Bad(string name, string problem) => error($"{path}{name} {problem}");

    private int[] Int32s(JsonElement list, string name)
    {
        int[] values = new int[list.GetArrayLength()];
        int i = 0;
        foreach (JsonElement value in list.EnumerateArray())
            values[i++] = value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out int number) ? number : throw Bad(name, "is no list of whole numbers of 32 bits");
        return values;
    }

    private double Special(string name, JsonElement value) => value.ValueKind != JsonValueKind.String ? throw Bad(name, "is no number") : value.GetString() switch
    {
        "nan" => double.NaN,
        "inf" => double.PositiveInfinity,
        "-inf" => double.NegativeInfinity,
        _ => throw Bad(name, "is no number"),
    };

    private JsonElement Get(string name, JsonValueKind kind) => Get(name) is var value && value.ValueKind == kind ? value : throw Bad(name, $"is no {kind.ToString().ToLowerInvariant()}");

    private JsonElement Get(string name)
    {
        read.Add(name);
        return json.TryGetProperty(name, out JsonElement value) ? value : throw Bad(name, "is missing");
    }
}
