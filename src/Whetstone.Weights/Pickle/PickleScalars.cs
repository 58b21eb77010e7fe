using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Whetstone.Weights;

/// <summary>The instructions that push a number, a text or bytes.</summary>
internal static class PickleScalars
{
    // Longer ones serve nobody, and take a time that grows with the square of their length.
    private const int LongestInteger = 1024;
    private const int LongestLine = 1 << 16;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>What the instruction pushes; null if it is not of this kind.</summary>
    internal static PickleValue? Read(Opcode code, WeightBytes input) => code switch
    {
        Opcode.None => new PickleNone(),
        Opcode.NewTrue => new PickleBool(true),
        Opcode.NewFalse => new PickleBool(false),
        Opcode.BinInt => new PickleInteger((int)input.U32()),
        Opcode.BinInt1 => new PickleInteger(input.Byte()),
        Opcode.BinInt2 => new PickleInteger(input.U16()),
        Opcode.Long1 => Long(input, input.Byte()),
        Opcode.Long4 => Long(input, input.U32()),
        Opcode.Int => Int(Line(input)),
        Opcode.Long => new PickleInteger(Decimal(Line(input).TrimEnd('L'))),
        Opcode.Float => Real(Line(input)),
        Opcode.BinFloat => new PickleReal(BinaryPrimitives.ReadDoubleBigEndian(input.Take(8, "a number"))),
        Opcode.ShortBinUnicode => Text(input, input.Byte()),
        Opcode.BinUnicode => Text(input, input.U32()),
        Opcode.BinUnicode8 => Text(input, input.U64()),
        Opcode.Unicode => new PickleText(Unescape(Line(input), quoted: false)),
        Opcode.String => new PickleText(Unescape(Line(input), quoted: true)),
        // Texts of Python 2 have no encoding of their own; this one loses nothing.
        Opcode.ShortBinString => new PickleText(Encoding.Latin1.GetString(input.Take(input.Byte(), "a text"))),
        Opcode.BinString => new PickleText(Encoding.Latin1.GetString(input.Take((int)input.U32(), "a text"))),
        Opcode.ShortBinBytes => new PickleBytes(input.Take(input.Byte(), "bytes")),
        Opcode.BinBytes => new PickleBytes(input.Take(input.U32(), "bytes")),
        Opcode.BinBytes8 or Opcode.ByteArray8 => new PickleBytes(input.Take(Size(input.U64()), "bytes")),
        _ => null,
    };

    /// <summary>Text up to the end of the line.</summary>
    internal static string Line(WeightBytes input)
    {
        StringBuilder line = new();
        for (char c = (char)input.Byte(); c != '\n'; c = (char)input.Byte())
            if (line.Append(c).Length > LongestLine) throw new MalformedException($"a line of more than {LongestLine:N0} characters");
        return line.ToString();
    }

    private static PickleText Text(WeightBytes input, ulong length)
    {
        try
        {
            return new(Strict.GetString(input.Take(Size(length), "a text")));
        }
        catch (DecoderFallbackException)
        {
            throw new MalformedException("a text is no valid UTF-8");
        }
    }

    private static long Size(ulong length) => length <= long.MaxValue ? (long)length : throw new MalformedException($"a length of {length:N0} bytes");

    private static PickleInteger Long(WeightBytes input, long length) =>
        length <= LongestInteger ? new(new BigInteger(input.Take(length, "an integer"))) : throw new MalformedException($"an integer of {length:N0} bytes");

    // 00 and 01 are how protocol 0 writes False and True.
    private static PickleValue Int(string line) => line is "00" or "01" ? new PickleBool(line == "01") : new PickleInteger(Decimal(line));

    private static BigInteger Decimal(string digits) =>
        digits.Length <= LongestInteger && BigInteger.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out BigInteger value) ? value
            : throw new MalformedException("an integer is expected here");

    private static PickleReal Real(string line) => line switch
    {
        "nan" => new(double.NaN),
        "inf" => new(double.PositiveInfinity),
        "-inf" => new(double.NegativeInfinity),
        _ => double.TryParse(line, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) ? new(value) : throw new MalformedException("a number is expected here"),
    };

    // Texts of protocol 0 name characters by \uXXXX; quoted ones are Python's literals, of which weights use the simple ones.
    private static string Unescape(string line, bool quoted)
    {
        if (quoted)
        {
            if (line.Length < 2 || line[0] is not ('\'' or '"') || line[^1] != line[0]) throw new MalformedException("a quoted text is expected here");
            line = line[1..^1];
        }
        StringBuilder text = new();
        for (int i = 0; i < line.Length; i++)
        {
            int digits = line[i] != '\\' || i + 1 == line.Length ? 0 : line[i + 1] switch { 'u' when !quoted => 4, 'U' when !quoted => 8, 'x' when quoted => 2, _ => 0 };
            if (digits > 0)
            {
                string hex = i + 2 + digits <= line.Length ? line.Substring(i + 2, digits) : "";
                if (!int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int point) || !Rune.IsValid(point)) throw new MalformedException("an escape in a text names no character");
                text.Append(new Rune(point).ToString());
                i += 1 + digits;
            }
            else if (quoted && line[i] == '\\' && i + 1 < line.Length) text.Append(line[++i] switch { 'n' => '\n', 't' => '\t', 'r' => '\r', var other => other });
            else text.Append(line[i]);
        }
        return text.ToString();
    }
}
