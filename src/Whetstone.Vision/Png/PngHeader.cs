using System.Buffers.Binary;

namespace Whetstone.Vision;

/// <summary>What the IHDR chunk says.</summary>
internal readonly record struct PngHeader(int Height, int Width, int Depth, PngColour Colour, bool Interlaced)
{
    /// <summary>Samples of a pixel.</summary>
    public int Samples => Colour switch { PngColour.Rgb => 3, PngColour.GreyAlpha => 2, PngColour.Rgba => 4, _ => 1 };

    /// <summary>The distance to the byte that filters take for the left one.</summary>
    public int PixelBytes => Math.Max(1, Samples * Depth / 8);

    /// <summary>Bytes in a row of so many pixels, without its filter byte.</summary>
    public long RowBytes(int width) => ((long)width * Samples * Depth + 7) / 8;

    /// <summary>Reads the 13 bytes of the chunk.</summary>
    public static PngHeader Read(ReadOnlySpan<byte> chunk, string name, int offset)
    {
        if (chunk.Length != 13) throw new ImageFormatException(name, offset, $"IHDR has {chunk.Length} bytes; expected 13");
        uint width = BinaryPrimitives.ReadUInt32BigEndian(chunk), height = BinaryPrimitives.ReadUInt32BigEndian(chunk[4..]);
        int depth = chunk[8];
        var colour = (PngColour)chunk[9];
        ClaimedSize.Check(height, width, int.MaxValue, 1, name, offset);
        bool allowed = colour switch
        {
            PngColour.Grey => depth is 1 or 2 or 4 or 8 or 16,
            PngColour.Palette => depth is 1 or 2 or 4 or 8,
            PngColour.Rgb or PngColour.GreyAlpha or PngColour.Rgba => depth is 8 or 16,
            _ => false,
        };
        if (!allowed) throw new ImageFormatException(name, offset + 8, $"colour type {chunk[9]} with {depth} bits a sample does not exist");
        if (chunk[10] != 0) throw new ImageFormatException(name, offset + 10, $"compression method {chunk[10]} does not exist");
        if (chunk[11] != 0) throw new ImageFormatException(name, offset + 11, $"filter method {chunk[11]} does not exist");
        if (chunk[12] > 1) throw new ImageFormatException(name, offset + 12, $"interlace method {chunk[12]} does not exist");
        return new((int)height, (int)width, depth, colour, chunk[12] == 1);
    }
}

/// <summary>The colour types of PNG.</summary>
internal enum PngColour
{
    Grey = 0,
    Rgb = 2,
    Palette = 3,
    GreyAlpha = 4,
    Rgba = 6,
}
