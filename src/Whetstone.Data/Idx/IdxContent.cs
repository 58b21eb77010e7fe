using System.Buffers.Binary;

namespace Whetstone.Data;

/// <summary>The unpacked bytes of an IDX file, read once from front to back, with the file's name for messages.</summary>
internal sealed class IdxContent : IDisposable
{
    private readonly Stream content;
    private readonly string name;
    private readonly string? remedy;
    private readonly uint packedLength;
    private long position;

    public IdxContent(Stream file, string name, string? remedy)
    {
        FileBytes = file.Length - file.Position;
        this.name = name;
        this.remedy = remedy;
        content = Unpacking.Open(file, out bool packed);
        IsPacked = packed;
        packedLength = packed ? LastWord(file) : 0;
    }

    /// <summary>Whether the file is packed by gzip, so that its length says little about its content's.</summary>
    public bool IsPacked { get; }

    /// <summary>The file's length on disk.</summary>
    public long FileBytes { get; }

    /// <summary>Where the content should end, once the header has said it; null before.</summary>
    public long? End { get; set; }

    /// <summary>Fills <paramref name="buffer"/>; fewer bytes than asked for mean the end.</summary>
    public int Read(Span<byte> buffer)
    {
        int total = 0;
        try
        {
            while (total < buffer.Length && content.Read(buffer[total..]) is > 0 and int read) total += read;
        }
        catch (InvalidDataException e)
        {
            string end = End is long bytes ? $" of {DataFormatException.Number(bytes)}" : "";
            throw Defect(position + total,
                $"cannot be unpacked beyond byte {DataFormatException.Number(position + total)}{end}: it is cut short or damaged", e);
        }
        position += total;
        return total;
    }

    /// <summary>Checks, when all has been read, that the file is whole: the decoder stops silently where the packed part ends or breaks off.</summary>
    public void CheckEnd()
    {
        if (IsPacked && packedLength != (uint)position)
            throw Defect(position, $"unpacks to {DataFormatException.Number(position)} bytes, but its last four bytes, which should say that, do not: "
                + "its end is cut off or something follows it");
    }

    /// <summary>The exception for a defect at <paramref name="offset"/>.</summary>
    public DataFormatException Defect(long offset, string defect, Exception? inner = null) => new(name, offset, defect, remedy, inner);

    /// <inheritdoc/>
    public void Dispose() => content.Dispose();

    /// <summary>The last four bytes, where gzip notes the length of the content modulo 2^32.</summary>
    private static uint LastWord(Stream file)
    {
        Span<byte> word = stackalloc byte[4];
        long start = file.Position;
        file.Position = Math.Max(start, file.Length - word.Length);
        file.ReadAtLeast(word, word.Length, throwOnEndOfStream: false);
        file.Position = start;
        return BinaryPrimitives.ReadUInt32LittleEndian(word);
    }
}
