namespace Whetstone.Vision;

/// <summary>A file format: how it is recognised, read and, perhaps, written. A new one is a class and an entry in <see cref="ImageFormats"/>.</summary>
internal abstract class ImageFormat
{
    /// <summary>The name in messages.</summary>
    public abstract string Name { get; }

    /// <summary>The endings of file names, in small letters, with the point.</summary>
    public abstract IReadOnlyList<string> Extensions { get; }

    /// <summary>Whether files can be written.</summary>
    public virtual bool Writes => false;

    /// <summary>Whether a file that begins so is of this format.</summary>
    public abstract bool Matches(ReadOnlySpan<byte> file);

    /// <summary>Decodes a file that matches.</summary>
    /// <exception cref="ImageFormatException">The file is damaged.</exception>
    public abstract Image Decode(ReadOnlyMemory<byte> file, string name, DecodeOptions options);

    /// <summary>The whole file that holds <paramref name="image"/>.</summary>
    public virtual byte[] Encode(Image image, EncodeOptions options) => throw new NotSupportedException($"{Name} is not written");
}
