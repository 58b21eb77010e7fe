using System.Buffers.Binary;

namespace Whetstone.Testing;

/// <summary>Makes the check values of a damaged PNG file right again, so that the damage is met behind them.</summary>
public static class PngCheckValues
{
    /// <summary>Corrects, as far as chunks can be told apart.</summary>
    public static void Repair(Span<byte> file)
    {
        for (int at = 8; at + 12 <= file.Length;)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(file[at..]);
            if (length > file.Length - at - 12) return;
            int end = at + 8 + (int)length;
            BinaryPrimitives.WriteUInt32BigEndian(file[end..], Check(file[(at + 4)..end]));
            at = end + 4;
        }
    }

    // Bit by bit, so that it has nothing in common with what is tested.
    private static uint Check(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte b in bytes)
        {
            crc ^= b;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? 0xEDB88320 ^ (crc >> 1) : crc >> 1;
        }
        return ~crc;
    }
}
