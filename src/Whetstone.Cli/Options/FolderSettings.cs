using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary>How a folder of images is read.</summary>
/// <param name="Input">The shape images are brought to; null for that of the first.</param>
/// <param name="Validation">The part that is held back for testing, if the folder has no parts of its own.</param>
/// <param name="SkipBad">Whether damaged files are left out.</param>
internal sealed record FolderSettings(IReadOnlyList<int>? Input, double Validation = 0.2, bool SkipBad = false)
{
    private const int MostListed = 20;

    /// <summary>Reads it, and says what was left out.</summary>
    internal LoadedDataSet Load(string folder, Terminal terminal, CancellationToken cancellation)
    {
        try
        {
            ImageFolder images = ImageFolder.Load(folder, new() { Input = Input is null ? (Shape?)null : new Shape([.. Input]), Validation = Validation, SkipBad = SkipBad, Progress = new DecodeProgress(terminal) }, cancellation);
            if (images.Bad.Count > 0) terminal.Line($"{images.Bad.Count} damaged files left out:");
            foreach (BadImage bad in images.Bad.Take(MostListed)) terminal.Line($"  {bad.Path}: {bad.Problem}");
            if (images.Bad.Count > MostListed) terminal.Line($"  and {images.Bad.Count - MostListed} more");
            return images.Data;
        }
        catch (AggregateException errors) when (errors.Flatten().InnerExceptions.OfType<ImageFormatException>().FirstOrDefault() is { } first)
        {
            throw new CommandException($"{first.Message}; --skip-bad leaves such files out");
        }
    }
}
