using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Whetstone.TensorBoard;

/// <summary>A message in the wire format of Protocol Buffers, while it is written: fields by their numbers.</summary>
internal sealed class ProtoMessage
{
    private const int Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5;

    private readonly ArrayBufferWriter<byte> content = new();

    internal ReadOnlySpan<byte> Content => content.WrittenSpan;

    internal ProtoMessage Add(int field, long value) => Key(field, Varint).Number((ulong)value);

    internal ProtoMessage Add(int field, double value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(double)];
        BinaryPrimitives.WriteDoubleLittleEndian(bytes, value);
        Key(field, Fixed64).content.Write(bytes);
        return this;
    }

    internal ProtoMessage Add(int field, float value)
    {
        Span<byte> bytes = stackalloc byte[sizeof(float)];
        BinaryPrimitives.WriteSingleLittleEndian(bytes, value);
        Key(field, Fixed32).content.Write(bytes);
        return this;
    }

    internal ProtoMessage Add(int field, string value) => Add(field, Encoding.UTF8.GetBytes(value));

    internal ProtoMessage Add(int field, ProtoMessage value) => Add(field, value.Content);

    private ProtoMessage Add(int field, ReadOnlySpan<byte> value)
    {
        Key(field, Bytes).Number((ulong)value.Length).content.Write(value);
        return this;
    }

    private ProtoMessage Key(int field, int type) => Number((ulong)(field << 3 | type));

    // Seven bits a byte, the lowest first; the eighth says that more follow.
    private ProtoMessage Number(ulong value)
    {
        for (; value >= 0x80; value >>= 7) content.Write([(byte)(value | 0x80)]);
        content.Write([(byte)value]);
        return this;
    }
}
