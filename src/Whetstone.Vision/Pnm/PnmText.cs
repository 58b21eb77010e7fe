namespace Whetstone.Vision;

/// <summary>Reads the numbers of a PNM file, between blanks and comments.</summary>
internal ref struct PnmText(ReadOnlySpan<byte> file, string name, int position)
{
    private readonly ReadOnlySpan<byte> file = file;

    /// <summary>Where the next byte is.</summary>
    public int Position { get; private set; } = position;

    /// <summary>The next number.</summary>
    /// <exception cref="ImageFormatException">There is none, or it is larger than any that makes sense.</exception>
    public int Number(string what)
    {
        SkipBlanks(what);
        int start = Position;
        long number = 0;
        while (Position < file.Length && char.IsAsciiDigit((char)file[Position]))
        {
            number = number * 10 + (file[Position++] - '0');
            if (number > int.MaxValue) throw Bad($"{what} is larger than {int.MaxValue:N0}");
        }
        return Position > start ? (int)number : throw Bad($"byte 0x{file[Position]:X2} is no digit of {what}");
    }

    /// <summary>The next digit of a bitmap, 0 or 1.</summary>
    public int Bit()
    {
        SkipBlanks("the pixels");
        byte digit = file[Position];
        if (digit is not ((byte)'0' or (byte)'1')) throw Bad($"byte 0x{digit:X2} is neither 0 nor 1");
        Position++;
        return digit - '0';
    }

    /// <summary>Steps over the one blank between the header and the pixels.</summary>
    public void EndOfHeader()
    {
        if (Position >= file.Length) throw Bad("the file ends after its header");
        if (!IsBlank(file[Position])) throw Bad($"byte 0x{file[Position]:X2} follows the header; expected a blank");
        Position++;
    }

    /// <summary>The exception for what is wrong here.</summary>
    public readonly ImageFormatException Bad(string defect) => new(name, Position, defect);

    private void SkipBlanks(string what)
    {
        while (Position < file.Length)
        {
            if (file[Position] == '#')
            {
                int end = file[Position..].IndexOfAny((byte)'\n', (byte)'\r');
                Position = end < 0 ? file.Length : Position + end;
            }
            else if (!IsBlank(file[Position])) return;
            else Position++;
        }
        throw Bad($"the file ends before {what}");
    }

    private static bool IsBlank(byte b) => b is 32 or (>= 9 and <= 13);
}
