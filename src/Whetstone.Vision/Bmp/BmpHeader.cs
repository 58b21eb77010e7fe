namespace Whetstone.Vision;

/// <summary>What the headers of a bitmap say.</summary>
internal sealed record BmpHeader(int Height, int Width, bool TopDown, int Bits, int Compression, byte[] Palette, uint[] Masks, int DataOffset)
{
    public const int Plain = 0, Rle8 = 1, Rle4 = 2, BitFields = 3, AlphaBitFields = 6;
    private const int FileHeader = 14, Core = 12;

    /// <summary>Bytes in a row of the file.</summary>
    public long RowBytes => ((long)Width * Bits + 31) / 32 * 4;

    /// <summary>Reads both headers, the masks and the palette.</summary>
    public static BmpHeader Read(ReadOnlySpan<byte> file, string name)
    {
        var reader = new ByteReader(file, name, 10);
        long data = reader.U32("the file header");
        uint size = reader.U32("the bitmap header");
        if (size is not (Core or 16 or 40 or 52 or 56 or 64 or 108 or 124)) throw reader.Bad($"a bitmap header of {size} bytes is unknown", 4);
        reader.Take(size - 4, "the bitmap header");
        reader.Position = FileHeader + 4;
        int at = reader.Position;
        long width = size == Core ? reader.U16("the width") : (int)reader.U32("the width");
        long height = size == Core ? reader.U16("the height") : (int)reader.U32("the height");
        reader.U16("the planes");
        int bits = reader.U16("the bits of a pixel");
        if (bits is not (1 or 4 or 8 or 16 or 24 or 32)) throw reader.Bad($"{bits} bits a pixel; expected 1, 4, 8, 16, 24 or 32", 2);
        uint compression = size <= 16 ? Plain : reader.U32("the compression");
        bool known = compression is Plain || (compression == Rle8 && bits == 8) || (compression == Rle4 && bits == 4)
            || (compression is BitFields or AlphaBitFields && bits is 16 or 32);
        if (!known) throw reader.Bad($"compression {compression} of {bits} bits a pixel is not decoded", 4);
        long bytes = file.Length - Math.Min(data, file.Length);
        // Two bytes of a run stand for up to 255 pixels.
        ClaimedSize.Check(Math.Abs(height), width, bytes, compression is Rle8 or Rle4 ? 128 : 8, name, at);
        uint colours = 0;
        if (size >= 40)
        {
            reader.Position = FileHeader + 32;
            colours = reader.U32("the number of colours");
        }
        uint[] masks = ReadMasks(ref reader, size, bits, (int)compression);
        byte[] palette = bits > 8 ? [] : ReadPalette(ref reader, size, bits, colours, data);
        if (data < reader.Position || data > file.Length) throw new ImageFormatException(name, 10, $"the pixels should begin at byte {data:N0}; the headers end at {reader.Position:N0}, the file at {file.Length:N0}");
        return new((int)Math.Abs(height), (int)width, height < 0, bits, (int)compression, palette, masks, (int)data);
    }

    // Red, green, blue, alpha.
    private static uint[] ReadMasks(ref ByteReader reader, uint size, int bits, int compression)
    {
        reader.Position = FileHeader + Math.Min((int)size, 40);
        if (compression == Plain)
        {
            reader.Position = FileHeader + (int)size;
            return bits == 16 ? [0x7C00, 0x3E0, 0x1F, 0] : [0xFF0000, 0xFF00, 0xFF, 0];
        }
        if (compression is not (BitFields or AlphaBitFields))
        {
            reader.Position = FileHeader + (int)size;
            return [];
        }
        uint[] masks = [reader.U32("a mask"), reader.U32("a mask"), reader.U32("a mask"), 0];
        if (size >= 56 || compression == AlphaBitFields) masks[3] = reader.U32("a mask");
        reader.Position = Math.Max(reader.Position, FileHeader + (int)size);
        foreach (uint mask in masks) if (!IsOneRun(mask)) throw reader.Bad($"mask {mask:X8} is not one run of bits");
        return masks;
    }

    private static bool IsOneRun(uint mask)
    {
        ulong run = mask == 0 ? 0 : (ulong)mask >> System.Numerics.BitOperations.TrailingZeroCount(mask);
        return (run & (run + 1)) == 0;
    }

    private static byte[] ReadPalette(ref ByteReader reader, uint size, int bits, uint colours, long data)
    {
        int entry = size == Core ? 3 : 4, most = 1 << bits;
        // Some writers say nothing and leave room for fewer colours than there could be.
        long count = colours > 0 ? Math.Min(colours, (uint)most) : Math.Clamp((data - reader.Position) / entry, 0, most);
        byte[] palette = new byte[256 * 3];
        ReadOnlySpan<byte> from = reader.Take(count * entry, "the palette");
        for (int i = 0; i < count; i++)
        {
            palette[3 * i] = from[entry * i + 2];
            palette[3 * i + 1] = from[entry * i + 1];
            palette[3 * i + 2] = from[entry * i];
        }
        return palette;
    }
}
