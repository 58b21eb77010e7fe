namespace Whetstone.Vision;

/// <summary>JPEG, decoded and encoded by libjpeg-turbo: the decoder that training pipelines use, so that pixels are theirs to the bit.</summary>
internal sealed class JpegFormat : ImageFormat
{
    public override string Name => "JPEG";

    public override IReadOnlyList<string> Extensions { get; } = [".jpg", ".jpeg"];

    public override bool Writes => true;

    public override bool Matches(ReadOnlySpan<byte> file) => file.Length > 2 && file[0] == 0xFF && file[1] == 0xD8 && file[2] == 0xFF;

    public override Image Decode(ReadOnlyMemory<byte> file, string name, DecodeOptions options) => JpegDecoder.Decode(file.Span, name, options, JpegLibrary.Load());

    public override byte[] Encode(Image image, EncodeOptions options) => JpegEncoder.Encode(image, options, JpegLibrary.Load());
}
