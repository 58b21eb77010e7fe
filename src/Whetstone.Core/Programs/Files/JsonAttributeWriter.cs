using System.Text.Json;

namespace Whetstone;

/// <summary>Writes attributes as members of a JSON object.</summary>
internal sealed class JsonAttributeWriter(Utf8JsonWriter json) : IAttributeWriter
{
    public void Write(string name, long value) => json.WriteNumber(name, value);

    public void Write(string name, ulong value) => json.WriteNumber(name, value);

    // JSON has no infinities and no NaN: they are texts.
    public void Write(string name, float value)
    {
        if (float.IsFinite(value)) json.WriteNumber(name, value);
        else Write(name, (double)value);
    }

    public void Write(string name, double value)
    {
        if (double.IsFinite(value)) json.WriteNumber(name, value);
        else json.WriteString(name, double.IsNaN(value) ? "nan" : value > 0 ? "inf" : "-inf");
    }

    public void Write(string name, bool value) => json.WriteBoolean(name, value);

    public void Write(string name, string value) => json.WriteString(name, value);

    public void Write(string name, ReadOnlySpan<int> values)
    {
        json.WriteStartArray(name);
        foreach (int value in values) json.WriteNumberValue(value);
        json.WriteEndArray();
    }

    public void Write<T>(string name, T value, Action<T, IAttributeWriter> write)
    {
        json.WriteStartObject(name);
        write(value, this);
        json.WriteEndObject();
    }
}
