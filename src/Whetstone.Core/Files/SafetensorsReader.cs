using System.Buffers.Binary;
using System.Text.Json;

namespace Whetstone;

/// <summary>Reads one safetensors file. Nothing is allocated on the word of a header that the file's size does not bear out.</summary>
internal sealed class SafetensorsReader(string path, Stream stream)
{
    private const int Prefix = 8;

    private long dataStart;

    internal (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read()
    {
        using JsonDocument header = ReadHeader();
        OrderedDictionary<string, Tensor> tensors = [];
        Dictionary<string, string> metadata = [];
        OrderedDictionary<string, Place> places = [];
        try
        {
            foreach (JsonProperty entry in header.RootElement.EnumerateObject())
                if (entry.NameEquals("__metadata__")) ReadMetadata(entry.Value, metadata);
                else if (!places.TryAdd(entry.Name, PlaceOf(entry))) throw Bad(Prefix, $"the name {entry.Name} stands twice");
        }
        catch (InvalidOperationException)
        {
            throw Bad(Prefix, "a name or text in the header is no valid UTF-8");
        }
        // All places are checked before the first tensor is made: no byte of the file is read twice.
        CheckPlaces(places);
        foreach ((string name, Place place) in places)
        {
            stream.Position = dataStart + place.Begin;
            tensors.Add(name, Tensor.ReadFrom(stream, place.Spec));
        }
        return (tensors, metadata);
    }

    private JsonDocument ReadHeader()
    {
        if (stream.Length < Prefix) throw Bad(stream.Length, "the file ends before its header; it is damaged or no safetensors file");
        byte[] prefix = new byte[Prefix];
        stream.ReadExactly(prefix);
        long length = BinaryPrimitives.ReadInt64LittleEndian(prefix);
        if (length is < 2 or > Safetensors.LargestHeader || length > stream.Length - Prefix)
            throw Bad(0, $"the header would have {length:N0} bytes, but the file has {stream.Length:N0} in all; it is damaged or no safetensors file");
        byte[] text = new byte[length];
        stream.ReadExactly(text);
        dataStart = Prefix + length;
        try
        {
            JsonDocument header = JsonDocument.Parse(text);
            return header.RootElement.ValueKind == JsonValueKind.Object ? header : throw Bad(Prefix, "the header is no JSON object");
        }
        catch (JsonException error)
        {
            throw Bad(Prefix + (error.BytePositionInLine ?? 0), "the header is no JSON; the file is damaged or no safetensors file");
        }
    }

    private void ReadMetadata(JsonElement value, Dictionary<string, string> metadata)
    {
        if (value.ValueKind != JsonValueKind.Object) throw Bad(Prefix, "__metadata__ is no object");
        foreach (JsonProperty text in value.EnumerateObject())
            metadata[text.Name] = text.Value.ValueKind == JsonValueKind.String ? text.Value.GetString()! : throw Bad(Prefix, $"__metadata__.{text.Name} is no text");
    }

    private Place PlaceOf(JsonProperty entry)
    {
        (DType type, Shape shape, long begin, long end) = Describe(entry);
        Spec spec = new(shape, type);
        if (begin < 0 || end < begin || end - begin != spec.Bytes) throw Bad(Prefix, $"{entry.Name} is said to lie at bytes {begin:N0} to {end:N0}, but {type.Name} {shape} takes {spec.Bytes:N0}");
        if (end > stream.Length - dataStart) throw Bad(stream.Length, $"the file ends inside {entry.Name}, which goes on to byte {end:N0} of the data; it was cut off");
        return new(spec, begin, end);
    }

    private (DType Type, Shape Shape, long Begin, long End) Describe(JsonProperty entry)
    {
        try
        {
            JsonElement value = entry.Value;
            string name = value.GetProperty("dtype").GetString() ?? "";
            DType type = Safetensors.TypeOf(name) ?? throw Bad(Prefix, $"{entry.Name} is of type {name}, which no tensor here holds");
            Shape shape = new([.. value.GetProperty("shape").EnumerateArray().Select(e => e.GetInt32())]);
            JsonElement places = value.GetProperty("data_offsets");
            return places.GetArrayLength() == 2 ? (type, shape, places[0].GetInt64(), places[1].GetInt64()) : throw Bad(Prefix, $"{entry.Name} has {places.GetArrayLength()} data_offsets, not 2");
        }
        catch (Exception error) when (error is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw Bad(Prefix, $"the header's entry of {entry.Name} is not {{dtype, shape, data_offsets}}");
        }
    }

    private void CheckPlaces(OrderedDictionary<string, Place> places)
    {
        long at = 0;
        foreach ((string name, (_, long begin, long end)) in places.OrderBy(p => p.Value.Begin).ThenBy(p => p.Value.End))
        {
            if (begin != at) throw Bad(dataStart + begin, $"{name} starts at {begin:N0} of the data where {at:N0} was expected: tensors overlap or leave holes");
            at = end;
        }
        if (at != stream.Length - dataStart) throw Bad(dataStart + at, $"{stream.Length - dataStart - at:N0} bytes follow the last tensor");
    }

    private WeightFileException Bad(long offset, string problem) => new(path, offset, problem);

    private readonly record struct Place(Spec Spec, long Begin, long End);
}
