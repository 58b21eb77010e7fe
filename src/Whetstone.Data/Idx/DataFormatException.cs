using System.Globalization;

namespace Whetstone.Data;

/// <summary>A file's content is not what its format or its published hash says.</summary>
public class DataFormatException : IOException
{
    /// <summary>Says that <paramref name="file"/> has <paramref name="defect"/> at byte <paramref name="offset"/>.</summary>
    /// <param name="file">Name or path of the file; the message shows only the name.</param>
    /// <param name="offset">Where in the (unpacked) content the defect is.</param>
    /// <param name="defect">What is there and what was expected, as the rest of a sentence that begins with the file's name.</param>
    /// <param name="remedy">What the reader of the message can do, or null.</param>
    /// <param name="inner">What brought the defect to light, or null.</param>
    public DataFormatException(string file, long offset, string defect, string? remedy = null, Exception? inner = null)
        : base($"{Path.GetFileName(file)}: {defect}{(remedy is null ? "" : $"; {remedy}")}", inner)
    {
        FileName = file;
        Offset = offset;
    }

    /// <summary>Name or path of the file, as it was given.</summary>
    public string FileName { get; }

    /// <summary>Where in the (unpacked) content the defect is, in bytes.</summary>
    public long Offset { get; }

    /// <summary>Writes a count with thousands separated, the same in every culture.</summary>
    internal static string Number(long value) => value.ToString("N0", CultureInfo.InvariantCulture);
}
