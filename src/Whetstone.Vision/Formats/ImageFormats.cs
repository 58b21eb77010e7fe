namespace Whetstone.Vision;

/// <summary>The formats that are known.</summary>
internal static class ImageFormats
{
    /// <summary>All of them; the first that recognises a file's beginning decodes it.</summary>
    public static IReadOnlyList<ImageFormat> All { get; } = [new JpegFormat(), new PngFormat(), new BmpFormat(), new GifFormat(), new PnmFormat()];

    /// <summary>The format of a file, judged by its first bytes.</summary>
    /// <exception cref="ImageFormatException">It is none of them.</exception>
    public static ImageFormat Of(ReadOnlySpan<byte> file, string name)
    {
        foreach (ImageFormat format in All) if (format.Matches(file)) return format;
        string start = file.IsEmpty ? "nothing" : Convert.ToHexString(file[..Math.Min(8, file.Length)]);
        throw new ImageFormatException(name, 0, $"begins with {start}; known are {string.Join(", ", All.Select(f => f.Name))}");
    }

    /// <summary>The format that a file's name asks for.</summary>
    /// <exception cref="NotSupportedException">None of them writes files so called.</exception>
    public static ImageFormat ForWriting(string path)
    {
        string extension = Path.GetExtension(path);
        return All.FirstOrDefault(f => f.Writes && f.Extensions.Contains(extension, StringComparer.OrdinalIgnoreCase))
            ?? throw new NotSupportedException($"{Path.GetFileName(path)}: images are written as "
                + string.Join(", ", All.Where(f => f.Writes).SelectMany(f => f.Extensions)));
    }
}
