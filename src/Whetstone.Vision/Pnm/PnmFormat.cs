namespace Whetstone.Vision;

/// <summary>Portable bitmaps, graymaps and pixmaps, P1 to P6: as text or as bytes, up to 65535 levels, which are spread over 0 to 255.</summary>
internal sealed class PnmFormat : ImageFormat
{
    public override string Name => "PNM";

    public override IReadOnlyList<string> Extensions { get; } = [".ppm", ".pgm", ".pbm", ".pnm"];

    public override bool Matches(ReadOnlySpan<byte> file) => file.Length > 2 && file[0] == 'P' && file[1] is >= (byte)'1' and <= (byte)'6';

    public override Image Decode(ReadOnlyMemory<byte> file, string name, DecodeOptions options)
    {
        int kind = file.Span[1] - '0';
        var text = new PnmText(file.Span, name, 2);
        int width = text.Number("the width"), height = text.Number("the height");
        bool bits = kind is 1 or 4;
        int most = bits ? 1 : text.Number("the largest value");
        if (most is < 1 or > 65535) throw text.Bad($"the largest value is {most}; expected 1 to 65,535");
        ClaimedSize.Check(height, width, file.Length, 8, name, 2);
        int channels = kind is 3 or 6 ? 3 : 1;
        if (kind >= 4) text.EndOfHeader();
        // Text has at least a digit and a blank for each sample, but a bitmap needs no blanks.
        long samples = (long)height * width * channels;
        long needed = kind switch { 1 => samples, 2 or 3 => 2 * samples - 1, 4 => (width + 7L) / 8 * height, _ => most > 255 ? 2 * samples : samples };
        if (needed > file.Length - text.Position) throw new ImageFormatException(name, file.Length, $"the file ends within the pixels, which need {needed:N0} bytes from byte {text.Position:N0}");
        byte[] pixels = Image.Allocate(height, width, channels);
        if (kind < 4) PnmSamples.FromText(ref text, bits, most, pixels);
        else PnmSamples.FromBytes(file.Span[text.Position..], bits, most, width, pixels);
        return new(height, width, channels, pixels);
    }
}
