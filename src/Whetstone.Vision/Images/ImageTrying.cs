using System.Diagnostics.CodeAnalysis;
using Whetstone.Data;

namespace Whetstone.Vision;

/// <content>For collections in which some files are damaged; and fitting into a size.</content>
public sealed partial class Image
{
    /// <summary>Reads a file, or says what is wrong with it.</summary>
    /// <param name="path">The file.</param>
    /// <param name="image">The image, if it can be read.</param>
    /// <param name="problem">What is wrong, if it cannot: it is damaged, no image, or not to be opened.</param>
    /// <param name="options">How to decode.</param>
    public static bool TryLoad(string path, [NotNullWhen(true)] out Image? image, [NotNullWhen(false)] out string? problem, DecodeOptions? options = null)
    {
        (image, problem) = (null, null);
        try
        {
            image = Load(path, options);
            return true;
        }
        // A missing decoder is no defect of the file.
        catch (Exception error) when (error is DataFormatException or IOException or UnauthorizedAccessException)
        {
            problem = error.Message;
            return false;
        }
    }

    /// <summary>The middle of the image in another size: the largest part of that shape, resized with antialiasing.</summary>
    /// <param name="height">Rows of the result.</param>
    /// <param name="width">Columns of the result.</param>
    /// <param name="filter">How pixels are mixed.</param>
    public Image CropResize(int height, int width, Resampling filter = Resampling.Bilinear)
    {
        double part = Math.Min((double)Height / height, (double)Width / width), rows = part * height, columns = part * width;
        double top = (Height - rows) / 2, left = (Width - columns) / 2;
        return Resize(height, width, filter, new((float)left, (float)top, MathF.Min((float)(left + columns), Width), MathF.Min((float)(top + rows), Height)));
    }
}
