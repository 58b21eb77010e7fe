using System.Text.Json;

namespace Whetstone.Testing;

/// <summary>The attributes of a golden case, by PyTorch's or our own names as the file has them.</summary>
public readonly struct GoldenAttributes(JsonElement json)
{
    private readonly JsonElement json = json;

    public bool Has(string name) => json.ValueKind == JsonValueKind.Object && json.TryGetProperty(name, out _);

    public int Int(string name) => json.GetProperty(name).GetInt32();

    public double Number(string name) => GoldenTensor.Number(json.GetProperty(name));

    public double Number(string name, double otherwise) => Has(name) ? Number(name) : otherwise;

    public float Single(string name) => (float)Number(name);

    public bool Flag(string name) => json.GetProperty(name).GetBoolean();

    public string Text(string name) => json.GetProperty(name).GetString()!;

    public int[] Ints(string name) => [.. json.GetProperty(name).EnumerateArray().Select(e => e.GetInt32())];

    /// <summary>A height and a width, from a list of both or one number for both.</summary>
    public Size2 Size(string name) => json.GetProperty(name).ValueKind == JsonValueKind.Array ? new(Ints(name)[0], Ints(name)[1]) : new(Int(name), Int(name));

    public override string ToString() => json.ValueKind == JsonValueKind.Object ? json.GetRawText().Trim('{', '}') : "";
}
