using System.Buffers.Binary;

namespace Whetstone.Data;

/// <summary>What a record of MXNet's im2rec holds: labels, an identity, and the bytes of an image file or anything else.</summary>
/// <remarks>
/// Bytes (<c>IRHeader</c>, struct 'IfQQ'): uint32 flag, float32 label, uint64 id, uint64 second id, then with a flag n above 0 n labels float32, then the
/// content. All little-endian.
/// </remarks>
/// <param name="Labels">One label, such as the index of a class, or several, such as boxes.</param>
/// <param name="Id">A number of the writer's choice, usually the place in the list.</param>
/// <param name="SecondId">Another; usually 0.</param>
/// <param name="Content">What belongs to the labels.</param>
public sealed record LabelledRecord(float[] Labels, ulong Id, ulong SecondId, ReadOnlyMemory<byte> Content)
{
    private const int HeadBytes = 24;

    /// <summary>The record's bytes.</summary>
    public byte[] Pack()
    {
        int many = Labels.Length == 1 ? 0 : Labels.Length;
        byte[] bytes = new byte[HeadBytes + many * sizeof(float) + Content.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(bytes, (uint)many);
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4), Labels.Length == 1 ? Labels[0] : 0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(8), Id);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes.AsSpan(16), SecondId);
        for (int i = 0; i < many; i++) BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(HeadBytes + i * sizeof(float)), Labels[i]);
        Content.Span.CopyTo(bytes.AsSpan(HeadBytes + many * sizeof(float)));
        return bytes;
    }

    /// <summary>Reads a record's bytes; the content is a part of them.</summary>
    /// <exception cref="FormatException">They are fewer than they say.</exception>
    public static LabelledRecord Unpack(ReadOnlyMemory<byte> record)
    {
        ReadOnlySpan<byte> bytes = record.Span;
        if (bytes.Length < HeadBytes) throw new FormatException($"a record of im2rec has at least {HeadBytes} bytes; this one has {bytes.Length}");
        uint many = BinaryPrimitives.ReadUInt32LittleEndian(bytes);
        if (many > (bytes.Length - HeadBytes) / sizeof(float)) throw new FormatException($"the record says that it has {many} labels, but has only {bytes.Length - HeadBytes} bytes behind its head");
        float[] labels = many == 0 ? [BinaryPrimitives.ReadSingleLittleEndian(bytes[4..])] : new float[many];
        for (int i = 0; i < many; i++) labels[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes[(HeadBytes + i * sizeof(float))..]);
        return new(labels, BinaryPrimitives.ReadUInt64LittleEndian(bytes[8..]), BinaryPrimitives.ReadUInt64LittleEndian(bytes[16..]), record[(HeadBytes + (int)many * sizeof(float))..]);
    }
}
