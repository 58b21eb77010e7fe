namespace Whetstone.Vision;

/// <summary>Bitmaps of Windows and OS/2: 1, 4, 8, 16, 24 and 32 bits, plain or run-length encoded, either way up.</summary>
internal sealed class BmpFormat : ImageFormat
{
    public override string Name => "BMP";

    public override IReadOnlyList<string> Extensions { get; } = [".bmp", ".dib"];

    public override bool Matches(ReadOnlySpan<byte> file) => file.StartsWith("BM"u8);

    public override Image Decode(ReadOnlyMemory<byte> file, string name, DecodeOptions options)
    {
        BmpHeader header = BmpHeader.Read(file.Span, name);
        return header.Bits <= 8 ? BmpIndexed.Decode(file.Span, header, name) : BmpDirect.Decode(file.Span, header, name);
    }
}
