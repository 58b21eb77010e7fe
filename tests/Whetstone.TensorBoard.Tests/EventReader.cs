using System.Buffers.Binary;
using System.Text;

namespace Whetstone.TensorBoard.Tests;

/// <summary>Reads event files by the published formats alone: TFRecord's frame, bit by bit CRC-32C, and Protocol Buffers' wire format.</summary>
internal static class EventReader
{
    /// <summary>The events of a file; throws if a checksum or a length is wrong.</summary>
    internal static List<Message> Read(string path)
    {
        using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        byte[] all = new byte[file.Length];
        file.ReadExactly(all);
        List<Message> events = [];
        for (int at = 0; at < all.Length;)
        {
            ReadOnlySpan<byte> length = all.AsSpan(at, 8);
            int count = checked((int)BinaryPrimitives.ReadUInt64LittleEndian(length));
            ReadOnlySpan<byte> record = all.AsSpan(at + 12, count);
            Assert.Equal(Masked(length), BinaryPrimitives.ReadUInt32LittleEndian(all.AsSpan(at + 8)));
            Assert.Equal(Masked(record), BinaryPrimitives.ReadUInt32LittleEndian(all.AsSpan(at + 12 + count)));
            events.Add(Message.Parse(record));
            at += 16 + count;
        }
        return events;
    }

    /// <summary>CRC-32C of Castagnoli's polynomial, a bit at a time.</summary>
    internal static uint Crc32C(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0x82F63B78 : crc >> 1;
        }
        return ~crc;
    }

    private static uint Masked(ReadOnlySpan<byte> bytes)
    {
        uint crc = Crc32C(bytes);
        return unchecked((crc >> 15 | crc << 17) + 0xA282EAD8);
    }
}

/// <summary>A message: its fields in order, by number.</summary>
internal sealed record Message(IReadOnlyList<(int Field, ulong Number, byte[] Bytes)> Fields)
{
    internal static Message Parse(ReadOnlySpan<byte> bytes)
    {
        List<(int, ulong, byte[])> fields = [];
        for (int at = 0; at < bytes.Length;)
        {
            ulong key = Varint(bytes, ref at);
            int size = (key & 7) switch { 0 => 0, 1 => 8, 5 => 4, 2 => checked((int)Varint(bytes, ref at)), ulong type => throw new InvalidDataException($"wire type {type}") };
            byte[] own = bytes.Slice(at, size).ToArray();
            ulong number = (key & 7) switch
            {
                0 => Varint(bytes, ref at),
                1 => BinaryPrimitives.ReadUInt64LittleEndian(own),
                5 => BinaryPrimitives.ReadUInt32LittleEndian(own),
                _ => 0,
            };
            fields.Add(((int)(key >> 3), number, own));
            at += size;
        }
        return new(fields);
    }

    internal bool Has(int field) => Fields.Any(f => f.Field == field);

    internal long Number(int field) => (long)Fields.Single(f => f.Field == field).Number;

    internal double Real(int field) => BitConverter.UInt64BitsToDouble(Fields.Single(f => f.Field == field).Number);

    internal float Single(int field) => BitConverter.UInt32BitsToSingle((uint)Fields.Single(f => f.Field == field).Number);

    internal string Text(int field) => Encoding.UTF8.GetString(Fields.Single(f => f.Field == field).Bytes);

    internal IEnumerable<string> Texts(int field) => Fields.Where(f => f.Field == field).Select(f => Encoding.UTF8.GetString(f.Bytes));

    internal IEnumerable<Message> Messages(int field) => Fields.Where(f => f.Field == field).Select(f => Parse(f.Bytes));

    internal Message Only(int field) => Messages(field).Single();

    private static ulong Varint(ReadOnlySpan<byte> bytes, ref int at)
    {
        ulong value = 0;
        for (int shift = 0; ; shift += 7)
        {
            byte b = bytes[at++];
            value |= (ulong)(b & 0x7F) << shift;
            if (b < 0x80) return value;
        }
    }
}
