using System.Buffers.Binary;

namespace Whetstone.Data;

/// <summary>The header of an IDX file: two zero bytes, the element type, the rank, then each length as a big-endian 32-bit integer.</summary>
internal sealed record IdxHeader(int[] Shape, long Elements)
{
    private const int FixedBytes = 4;
    private const int MaxRank = 4;
    private const byte Uint8 = 0x08;

    /// <summary>Where the elements begin.</summary>
    public int Bytes => FixedBytes + 4 * Shape.Length;

    /// <summary>Where the file should end.</summary>
    public long FileBytes => Bytes + Elements;

    /// <summary>Reads the header and leaves <paramref name="content"/> at the first element.</summary>
    public static IdxHeader Read(IdxContent content)
    {
        Span<byte> bytes = stackalloc byte[FixedBytes + 4 * MaxRank];
        var start = bytes[..FixedBytes];
        int read = content.Read(start);
        if (read < FixedBytes)
            throw content.Defect(read, $"ends at byte {read}, within the {FixedBytes} bytes that every IDX file begins with");
        if (start[0] != 0 || start[1] != 0)
            throw content.Defect(0, $"begins with the bytes {Convert.ToHexString(start)}; an IDX file of bytes begins with 000008 and its rank");
        if (start[2] != Uint8)
            throw content.Defect(2, $"holds elements of {TypeName(start[2])} (byte 2); expected 0x08, unsigned bytes");
        int rank = start[3];
        if (rank is < 1 or > MaxRank)
            throw content.Defect(3, $"has rank {rank} (byte 3); expected 1 to {MaxRank}");

        var lengths = bytes.Slice(FixedBytes, 4 * rank);
        read = content.Read(lengths);
        if (read < lengths.Length)
            throw content.Defect(FixedBytes + read, $"ends at byte {FixedBytes + read}, within its header of {FixedBytes + lengths.Length} bytes");
        return new(ShapeOf(content, lengths, out long elements), elements);
    }

    private static int[] ShapeOf(IdxContent content, ReadOnlySpan<byte> lengths, out long elements)
    {
        var shape = new int[lengths.Length / 4];
        elements = 1;
        for (int d = 0; d < shape.Length; d++)
        {
            uint length = BinaryPrimitives.ReadUInt32BigEndian(lengths[(4 * d)..]);
            // Each product stays below 2^62 because both factors are checked before the next one is formed.
            elements = length > int.MaxValue ? long.MaxValue : elements * length;
            if (elements > Array.MaxLength)
                throw content.Defect(FixedBytes + 4 * d,
                    $"claims {DataFormatException.Number(length)} for dimension {d} (byte {FixedBytes + 4 * d}), more elements than an array holds");
            shape[d] = (int)length;
        }
        return shape;
    }

    private static string TypeName(byte type) => type switch
    {
        0x09 => "type 0x09, int8",
        0x0B => "type 0x0B, int16",
        0x0C => "type 0x0C, int32",
        0x0D => "type 0x0D, float32",
        0x0E => "type 0x0E, float64",
        _ => $"unknown type 0x{type:X2}",
    };
}
