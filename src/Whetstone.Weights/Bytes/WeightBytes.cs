using System.Buffers.Binary;

namespace Whetstone.Weights;

/// <summary>The bytes of a file, or of an entry of an archive, read from front to back. Nothing is allocated that the rest could not hold.</summary>
/// <param name="place">The file, for messages.</param>
/// <param name="stream">The bytes.</param>
/// <param name="length">How many there are.</param>
internal sealed class WeightBytes(string place, Stream stream, long length)
{
    /// <summary>How many were read.</summary>
    internal long Position { get; private set; }

    /// <summary>How many there are.</summary>
    internal long Length => length;

    /// <summary>How many are left.</summary>
    internal long Remaining => length - Position;

    /// <summary>The file, for messages.</summary>
    internal string Place => place;

    internal byte Byte()
    {
        Need(1, "the next byte");
        int value = Guarded(stream, static s => s.ReadByte());
        if (value < 0) throw CutOff();
        Position++;
        return (byte)value;
    }

    internal ushort U16() => BinaryPrimitives.ReadUInt16LittleEndian(Take(2, "a number"));

    internal uint U32() => BinaryPrimitives.ReadUInt32LittleEndian(Take(4, "a number"));

    internal ulong U64() => BinaryPrimitives.ReadUInt64LittleEndian(Take(8, "a number"));

    internal byte[] Take(long count, string what)
    {
        Need(count, what);
        byte[] bytes = new byte[count];
        Guarded((stream, bytes), static p =>
        {
            p.stream.ReadExactly(p.bytes);
            return 0;
        });
        Position += count;
        return bytes;
    }

    internal Tensor Tensor(Spec spec)
    {
        Need(spec.Bytes, $"a tensor {spec}");
        Tensor tensor = Guarded((stream, spec), static p => Whetstone.Tensor.ReadFrom(p.stream, p.spec));
        Position += spec.Bytes;
        return tensor;
    }

    /// <summary>Refuses a claim of more bytes than are left.</summary>
    internal void Need(long count, string what)
    {
        if (count < 0 || count > Remaining) throw Bad($"{what} would take {count:N0} bytes, but {Remaining:N0} are left; the file is damaged or was cut off");
    }

    /// <summary>Goes to another place of a file that allows it.</summary>
    internal void MoveTo(long position)
    {
        if (position < 0 || position > length) throw Bad($"byte {position:N0} is outside the file");
        stream.Position = Position = position;
    }

    internal WeightFileException Bad(string problem, long? at = null) => new(place, at ?? Position, problem);

    private WeightFileException CutOff() => Bad($"the file ends here, {Remaining:N0} bytes too early");

    // Archives find out only while unpacking that they are damaged.
    private TResult Guarded<TArgument, TResult>(TArgument argument, Func<TArgument, TResult> read)
    {
        try
        {
            return read(argument);
        }
        catch (EndOfStreamException)
        {
            throw CutOff();
        }
        catch (InvalidDataException error)
        {
            throw Bad($"cannot be unpacked: {error.Message}");
        }
    }
}
