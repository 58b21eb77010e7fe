using System.Buffers.Binary;

namespace Whetstone.Vision;

/// <summary>Reads a file in memory from front to back; whatever lies beyond its end is an error that says so.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> file, string name, int position = 0)
{
    private readonly ReadOnlySpan<byte> file = file;

    /// <summary>Where the next byte is.</summary>
    public int Position { get; set; } = position;

    /// <summary>How many bytes follow.</summary>
    public readonly int Left => file.Length - Position;

    /// <summary>The next byte.</summary>
    public byte U8(string what) => Take(1, what)[0];

    /// <summary>Two bytes, the lower one first.</summary>
    public int U16(string what) => BinaryPrimitives.ReadUInt16LittleEndian(Take(2, what));

    /// <summary>Four bytes, the lowest one first.</summary>
    public uint U32(string what) => BinaryPrimitives.ReadUInt32LittleEndian(Take(4, what));

    /// <summary>Four bytes, the highest one first.</summary>
    public uint U32Big(string what) => BinaryPrimitives.ReadUInt32BigEndian(Take(4, what));

    /// <summary>The next <paramref name="count"/> bytes, which are <paramref name="what"/>.</summary>
    /// <exception cref="ImageFormatException">The file ends before.</exception>
    public ReadOnlySpan<byte> Take(long count, string what)
    {
        if (count > Left) throw new ImageFormatException(name, file.Length, $"the file ends within {what}, which needs {count - Left:N0} more bytes");
        ReadOnlySpan<byte> taken = file.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    /// <summary>The exception for what is wrong <paramref name="back"/> bytes before the next byte.</summary>
    public readonly ImageFormatException Bad(string defect, int back = 0) => new(name, Position - back, defect);
}
