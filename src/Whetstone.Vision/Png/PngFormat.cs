namespace Whetstone.Vision;

/// <summary>Portable Network Graphics.</summary>
internal sealed class PngFormat : ImageFormat
{
    public override string Name => "PNG";

    public override IReadOnlyList<string> Extensions { get; } = [".png"];

    public override bool Writes => true;

    public override bool Matches(ReadOnlySpan<byte> file) => file.StartsWith(PngChunks.Signature);

    public override Image Decode(ReadOnlyMemory<byte> file, string name, DecodeOptions options) => PngDecoder.Decode(file, name, options);

    public override byte[] Encode(Image image, EncodeOptions options) => PngEncoder.Encode(image);
}
