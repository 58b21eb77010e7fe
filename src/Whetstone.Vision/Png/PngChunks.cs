using System.Text;

namespace Whetstone.Vision;

/// <summary>The chunks of a PNG file that matter for its pixels.</summary>
internal sealed class PngChunks
{
    private const uint Ihdr = 0x49484452, Plte = 0x504C5445, Trns = 0x74524E53, Idat = 0x49444154, Iend = 0x49454E44, Exif = 0x65584966;

    /// <summary>The signature that a file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 13, 10, 26, 10];

    /// <summary>Extents and kind of the pixels.</summary>
    public PngHeader Header { get; private set; }

    /// <summary>RGB triples, or empty.</summary>
    public ReadOnlyMemory<byte> Palette { get; private set; }

    /// <summary>Alpha of the palette's colours, or the one colour that is transparent; empty if there is none.</summary>
    public ReadOnlyMemory<byte> Transparency { get; private set; }

    /// <summary>EXIF data, or empty.</summary>
    public ReadOnlyMemory<byte> ExifData { get; private set; }

    /// <summary>The pieces of the packed pixels, in order.</summary>
    public List<ReadOnlyMemory<byte>> Data { get; } = [];

    /// <summary>Where the packed pixels begin.</summary>
    public int DataOffset { get; private set; }

    /// <summary>Reads all chunks up to the last one and checks those that matter.</summary>
    public static PngChunks Read(ReadOnlyMemory<byte> file, string name)
    {
        var chunks = new PngChunks();
        var reader = new ByteReader(file.Span, name, Signature.Length);
        bool first = true;
        while (true)
        {
            uint length = reader.U32Big("a chunk's length");
            uint type = reader.U32Big("a chunk's type");
            int at = reader.Position;
            if (first && type != Ihdr) throw reader.Bad($"the first chunk is {NameOf(type)}; expected IHDR", 4);
            reader.Take(length, $"chunk {NameOf(type)}");
            uint expected = reader.U32Big($"the check value of chunk {NameOf(type)}");
            if (Matters(type) && Crc32.Of(file.Span.Slice(at - 4, (int)length + 4)) != expected)
                throw new ImageFormatException(name, at - 4, $"chunk {NameOf(type)} is damaged: its check value is not the one it has");
            if (type == Iend) break;
            chunks.Take(type, file.Slice(at, (int)length), name, at, first);
            first = false;
        }
        return chunks.Data.Count > 0 ? chunks : throw reader.Bad("the file ends without any IDAT chunk");
    }

    private static bool Matters(uint type) => type is Ihdr or Plte or Trns or Idat or Iend or Exif;

    private void Take(uint type, ReadOnlyMemory<byte> chunk, string name, int offset, bool first)
    {
        switch (type)
        {
            case Ihdr:
                Header = first ? PngHeader.Read(chunk.Span, name, offset) : throw new ImageFormatException(name, offset, "a second IHDR chunk");
                break;
            case Plte:
                if (chunk.Length % 3 != 0 || chunk.Length is 0 or > 768) throw new ImageFormatException(name, offset, $"PLTE has {chunk.Length} bytes; expected 3 a colour, up to 256 colours");
                Palette = chunk;
                break;
            case Trns: Transparency = chunk; break;
            case Exif: ExifData = chunk; break;
            case Idat:
                if (Data.Count == 0) DataOffset = offset;
                Data.Add(chunk);
                break;
            default:
                // A capital first letter marks what a reader must understand.
                if ((type & 0x20000000) == 0) throw new ImageFormatException(name, offset - 4, $"chunk {NameOf(type)} is unknown and says that it matters");
                break;
        }
    }

    private static string NameOf(uint type)
    {
        Span<byte> letters = [(byte)(type >> 24), (byte)(type >> 16), (byte)(type >> 8), (byte)type];
        return letters.ContainsAnyExceptInRange((byte)'A', (byte)'z') ? type.ToString("X8") : Encoding.ASCII.GetString(letters);
    }
}
