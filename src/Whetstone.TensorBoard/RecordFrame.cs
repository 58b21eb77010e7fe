using System.Buffers.Binary;
using System.Numerics;

namespace Whetstone.TensorBoard;

/// <summary>TFRecord's frame around a record: its length, a checksum of the length, the record, a checksum of it.</summary>
internal static class RecordFrame
{
    private const int Before = sizeof(ulong) + sizeof(uint), After = sizeof(uint);

    /// <summary>The record with its frame, as it goes into a file.</summary>
    internal static byte[] Around(ReadOnlySpan<byte> record)
    {
        byte[] framed = new byte[Before + record.Length + After];
        BinaryPrimitives.WriteUInt64LittleEndian(framed, (ulong)record.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(sizeof(ulong)), Checksum(framed.AsSpan(0, sizeof(ulong))));
        record.CopyTo(framed.AsSpan(Before));
        BinaryPrimitives.WriteUInt32LittleEndian(framed.AsSpan(Before + record.Length), Checksum(record));
        return framed;
    }

    // CRC-32C, turned and moved: TensorFlow masks checksums of data that may hold checksums itself.
    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes[sizeof(ulong)..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(bytes));
        foreach (byte b in bytes) crc = BitOperations.Crc32C(crc, b);
        return BitOperations.RotateRight(~crc, 15) + 0xA282EAD8;
    }
}
