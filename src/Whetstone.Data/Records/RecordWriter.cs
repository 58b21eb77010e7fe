using System.Buffers.Binary;

namespace Whetstone.Data;

/// <summary>Writes records in MXNet's RecordIO format, one behind the other.</summary>
/// <param name="to">Where to; stays open.</param>
public sealed class RecordWriter(Stream to)
{
    private readonly Stream to = to ?? throw new ArgumentNullException(nameof(to));

    /// <summary>Bytes written so far: where the next record will start, if the stream was empty.</summary>
    public long Position { get; private set; }

    /// <summary>Writes a record and returns where it starts.</summary>
    /// <exception cref="ArgumentException">The record has 2^29 bytes or more.</exception>
    public long Write(ReadOnlySpan<byte> record)
    {
        if (record.Length > RecordFormat.MostBytes) throw new ArgumentException($"a record has at most {RecordFormat.MostBytes} bytes; got {record.Length}", nameof(record));
        long start = Position;
        int from = 0;
        for (int at = 0; at + 4 <= record.Length; at += 4)
        {
            if (BinaryPrimitives.ReadUInt32LittleEndian(record[at..]) != RecordFormat.Magic) continue;
            Part(from == 0 ? RecordPart.First : RecordPart.Middle, record[from..at]);
            from = at + 4;
        }
        Part(from == 0 ? RecordPart.Whole : RecordPart.Last, record[from..]);
        return start;
    }

    private void Part(RecordPart part, ReadOnlySpan<byte> bytes)
    {
        Span<byte> head = stackalloc byte[RecordFormat.HeadBytes];
        BinaryPrimitives.WriteUInt32LittleEndian(head, RecordFormat.Magic);
        BinaryPrimitives.WriteUInt32LittleEndian(head[4..], RecordFormat.Head(part, bytes.Length));
        to.Write(head);
        to.Write(bytes);
        int padding = RecordFormat.Padded(bytes.Length) - bytes.Length;
        head[..padding].Clear();
        to.Write(head[..padding]);
        Position += RecordFormat.HeadBytes + bytes.Length + padding;
    }
}
