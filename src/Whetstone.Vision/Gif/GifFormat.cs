namespace Whetstone.Vision;

/// <summary>The first frame of a GIF file, RGB: transparent pixels show the colour they have in the palette.</summary>
internal sealed class GifFormat : ImageFormat
{
    private const int Extension = 0x21, Frame = 0x2C, GraphicControl = 0xF9;

    // A code of 9 to 12 bits stands for at most 4,096 pixels.
    private const int PixelsPerByte = 4096;

    // What lies around a frame costs the file nothing, so that much of it is not believed.
    private const int ScreenPixelsPerByte = 64;

    public override string Name => "GIF";

    public override IReadOnlyList<string> Extensions { get; } = [".gif"];

    public override bool Matches(ReadOnlySpan<byte> file) => file.StartsWith("GIF87a"u8) || file.StartsWith("GIF89a"u8);

    public override Image Decode(ReadOnlyMemory<byte> file, string name, DecodeOptions options)
    {
        var reader = new ByteReader(file.Span, name, 6);
        int width = reader.U16("the header"), height = reader.U16("the header"), flags = reader.U8("the header");
        reader.Take(2, "the header");
        byte[] palette = ReadPalette(ref reader, flags) ?? GreyRamp();
        int transparent = 0;
        while (true)
        {
            int block = reader.U8("the blocks before the first frame");
            if (block == Frame) return DecodeFrame(ref reader, name, height, width, palette, transparent);
            if (block != Extension) throw reader.Bad($"block 0x{block:X2} is neither an extension nor a frame", 1);
            bool control = reader.U8("an extension") == GraphicControl;
            for (int length; (length = reader.U8("an extension")) > 0;)
            {
                ReadOnlySpan<byte> content = reader.Take(length, "an extension");
                if (control && length >= 4 && (content[0] & 1) != 0) transparent = content[3];
            }
        }
    }

    private static Image DecodeFrame(ref ByteReader reader, string name, int height, int width, byte[] palette, int transparent)
    {
        int at = reader.Position;
        int left = reader.U16("the frame's header"), top = reader.U16("the frame's header");
        int columns = reader.U16("the frame's header"), rows = reader.U16("the frame's header"), flags = reader.U8("the frame's header");
        palette = ReadPalette(ref reader, flags) ?? palette;
        // A frame that is larger than the screen enlarges it, as in Pillow.
        (height, width) = (Math.Max(height, top + rows), Math.Max(width, left + columns));
        ClaimedSize.Check(height, width, reader.Left, PixelsPerByte, name, at);
        if (rows < height || columns < width) ClaimedSize.Check(height, width, reader.Left, ScreenPixelsPerByte, name, at);
        if (rows == 0 || columns == 0) throw reader.Bad($"the frame has {columns} x {rows} pixels");
        byte[] frame = GifCodes.Unpack(ref reader, (long)rows * columns);
        byte[] screen = Image.Allocate(height, width, 1);
        if (frame.Length < screen.Length) screen.AsSpan().Fill((byte)transparent);
        bool interlaced = (flags & 0x40) != 0;
        for (int y = 0, row = 0; row < rows; row++, y = interlaced ? NextRow(y, rows) : row)
            frame.AsSpan(row * columns, columns).CopyTo(screen.AsSpan((top + y) * width + left));
        return IndexedColours.Apply(screen, height, width, palette, keepGrey: false);
    }

    // Every eighth row from 0, every eighth from 4, every fourth from 2, every second from 1.
    private static int NextRow(int y, int rows)
    {
        int step = (y & 7) == 0 || (y & 7) == 4 ? 8 : (y & 3) == 2 ? 4 : 2;
        for (y += step; y >= rows;)
        {
            if (step == 8 && (y & 7) == 0) y = 4;
            else if (step == 8) (y, step) = (2, 4);
            else if (step == 4) (y, step) = (1, 2);
            else break;
        }
        return y;
    }

    private static byte[]? ReadPalette(ref ByteReader reader, int flags)
    {
        if ((flags & 0x80) == 0) return null;
        byte[] palette = new byte[256 * 3];
        reader.Take(3L << ((flags & 7) + 1), "a palette").CopyTo(palette);
        return palette;
    }

    private static byte[] GreyRamp() => [.. Enumerable.Range(0, 256 * 3).Select(i => (byte)(i / 3))];
}
