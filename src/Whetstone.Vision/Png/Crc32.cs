using System.Buffers.Binary;

namespace Whetstone.Vision;

/// <summary>The cyclic redundancy check of PNG (ISO 3309, polynomial EDB88320), eight bytes a step.</summary>
internal static class Crc32
{
    private static readonly uint[] Tables = MakeTables();

    /// <summary>The check value of <paramref name="bytes"/>.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        ReadOnlySpan<uint> t = Tables;
        for (; bytes.Length >= 8; bytes = bytes[8..])
        {
            uint a = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ crc, b = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            crc = t[0x700 + (int)(a & 255)] ^ t[0x600 + (int)((a >> 8) & 255)] ^ t[0x500 + (int)((a >> 16) & 255)] ^ t[0x400 + (int)(a >> 24)]
                ^ t[0x300 + (int)(b & 255)] ^ t[0x200 + (int)((b >> 8) & 255)] ^ t[0x100 + (int)((b >> 16) & 255)] ^ t[(int)(b >> 24)];
        }
        foreach (byte b in bytes) crc = t[(int)((crc ^ b) & 255)] ^ (crc >> 8);
        return ~crc;
    }

    // Table k holds the check of a byte followed by k zero bytes.
    private static uint[] MakeTables()
    {
        uint[] tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
            tables[i] = crc;
        }
        for (int i = 256; i < tables.Length; i++) tables[i] = tables[tables[i - 256] & 255] ^ (tables[i - 256] >> 8);
        return tables;
    }
}
