using System.Buffers.Binary;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Whetstone;

/// <summary>Named tensors in a file: the safetensors format of Hugging Face.</summary>
/// <remarks>
/// Eight bytes give the length of a JSON header, which gives name, type, shape and place of every tensor; the numbers follow,
/// row-major and little-endian. Nothing in such a file is ever executed.
/// </remarks>
public static class Safetensors
{
    internal const int LargestHeader = 100_000_000;

    private static readonly Dictionary<DType, string> Names = new()
    {
        [DType.Float32] = "F32",
        [DType.Float64] = "F64",
        [DType.Float16] = "F16",
        [DType.BFloat16] = "BF16",
        [DType.Int64] = "I64",
        [DType.Int32] = "I32",
        [DType.UInt8] = "U8",
        [DType.Bool] = "BOOL",
    };

    /// <summary>Writes tensors, the file whole or not at all.</summary>
    /// <param name="path">The file.</param>
    /// <param name="tensors">Tensors by name.</param>
    /// <param name="metadata">Texts by name, kept beside the tensors.</param>
    public static void Write(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        WholeFile.Write(path, stream =>
        {
            byte[] header = Header(tensors, metadata);
            Span<byte> length = stackalloc byte[8];
            BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
            stream.Write(length);
            stream.Write(header);
            foreach (Tensor tensor in tensors.Values) tensor.WriteTo(stream);
        });
    }

    /// <summary>Reads a file.</summary>
    /// <returns>Tensors by name, and the texts beside them.</returns>
    /// <exception cref="WeightFileException">The file is damaged or of another format.</exception>
    public static (IReadOnlyDictionary<string, Tensor> Tensors, IReadOnlyDictionary<string, string> Metadata) Read(string path)
    {
        using FileStream stream = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        return new SafetensorsReader(path, stream).Read();
    }

    internal static DType? TypeOf(string name)
    {
        foreach ((DType type, string own) in Names) if (own == name) return type;
        return null;
    }

    private static byte[] Header(IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata)
    {
        using MemoryStream header = new();
        // Metadata may hold JSON themselves: quotation marks take two bytes, not six.
        using (Utf8JsonWriter json = new(header, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            if (metadata is { Count: > 0 })
            {
                json.WriteStartObject("__metadata__");
                foreach ((string key, string value) in metadata) json.WriteString(key, value);
                json.WriteEndObject();
            }
            long offset = 0;
            foreach ((string name, Tensor tensor) in tensors)
            {
                json.WriteStartObject(name);
                json.WriteString("dtype", Names[tensor.DType]);
                json.WriteStartArray("shape");
                foreach (int extent in tensor.Shape.Span) json.WriteNumberValue(extent);
                json.WriteEndArray();
                json.WriteStartArray("data_offsets");
                json.WriteNumberValue(offset);
                json.WriteNumberValue(offset += tensor.Spec.Bytes);
                json.WriteEndArray();
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        while (header.Length % 8 != 0) header.WriteByte((byte)' ');
        return header.ToArray();
    }
}
