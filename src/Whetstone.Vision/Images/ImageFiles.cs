namespace Whetstone.Vision;

/// <content>From and to files.</content>
public sealed partial class Image
{
    private static readonly DecodeOptions AsIs = new();

    /// <summary>Reads a JPEG, PNG, BMP, GIF (its first frame) or PNM file; its first bytes decide which, not its name.</summary>
    /// <exception cref="ImageFormatException">The file is damaged or is no image.</exception>
    /// <exception cref="JpegLibraryMissingException">It is a JPEG, and libturbojpeg is not on this machine.</exception>
    public static Image Load(string path, DecodeOptions? options = null) => Decode(File.ReadAllBytes(path), options, path);

    /// <summary>Decodes the content of an image file; see <see cref="Load"/>.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="options">How to decode.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="ImageFormatException">The file is damaged or is no image.</exception>
    /// <exception cref="JpegLibraryMissingException">It is a JPEG, and libturbojpeg is not on this machine.</exception>
    public static Image Decode(ReadOnlyMemory<byte> file, DecodeOptions? options = null, string name = "image") =>
        ImageFormats.Of(file.Span, name).Decode(file, name, options ?? AsIs);

    /// <summary>Writes the image whole or not at all; the ending of <paramref name="path"/> says how: .png, .jpg or .jpeg.</summary>
    /// <remarks>A JPEG has no alpha: it shows what alpha hid. Use <see cref="Over"/> before to put the image on a ground.</remarks>
    /// <exception cref="NotSupportedException">No format that is written has this ending.</exception>
    /// <exception cref="JpegLibraryMissingException">A JPEG is asked for, and libturbojpeg is not on this machine.</exception>
    public void Save(string path, EncodeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] file = ImageFormats.ForWriting(path).Encode(this, options ?? new());
        WholeFile.Write(path, stream => stream.Write(file));
    }

    /// <summary>The content of the file that <see cref="Save"/> would write.</summary>
    /// <param name="extension">.png, .jpg or .jpeg.</param>
    /// <param name="options">How to encode.</param>
    /// <exception cref="NotSupportedException">No format that is written has this ending.</exception>
    public byte[] Encode(string extension, EncodeOptions? options = null) => ImageFormats.ForWriting(extension).Encode(this, options ?? new());
}
