using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>A file is damaged, or is no image that can be read; the message names file, byte and what was wrong.</summary>
/// <param name="file">Name or path of the file; the message shows only the name.</param>
/// <param name="offset">Byte at which that showed.</param>
/// <param name="defect">What is there and what was expected.</param>
/// <param name="inner">What brought the defect to light, or null.</param>
public sealed class ImageFormatException(string file, long offset, string defect, Exception? inner = null)
    : DataFormatException(file, offset, $"byte {offset:N0}: {defect}", inner: inner)
{
    /// <summary>What was wrong, without the place.</summary>
    public string Defect { get; } = defect;
}
