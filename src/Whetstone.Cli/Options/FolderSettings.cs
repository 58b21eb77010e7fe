using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary>How images of one's own are read.</summary>
/// <param name="Input">The shape images are brought to; null for that of the first.</param>
/// <param name="Validation">The part that is held back for testing, if the folder has no parts of its own.</param>
/// <param name="SkipBad">Whether damaged files are left out.</param>
internal sealed record FolderSettings(IReadOnlyList<int>? Input, double Validation = 0.2, bool SkipBad = false)
{
    private const int MostListed = 20;

    private Shape? Shape => Input is null ? (Shape?)null : new Shape([.. Input]);

    /// <summary>Reads image files, and says what was left out.</summary>
    internal LoadedDataSet Load(string origin, Func<double, LabelledItems<string>> files, Terminal terminal, CancellationToken cancellation)
    {
        ImageFolderOptions options = new() { Input = Shape, Validation = Validation, SkipBad = SkipBad, Progress = new CountProgress(terminal, "decoding images") };
        try
        {
            ImageFolder images = ImageFolder.Load(files(Validation), origin, options, cancellation);
            List(images.Bad, terminal);
            return images.Data;
        }
        catch (AggregateException errors) when (errors.Flatten().InnerExceptions.OfType<ImageFormatException>().FirstOrDefault() is { } first)
        {
            throw new CommandException($"{first.Message}; --skip-bad leaves such files out");
        }
    }

    /// <summary>Reads files of packed images.</summary>
    internal LoadedDataSet Records(string path) => SkipBad
        ? throw new CommandException("--skip-bad is for files of images; 'whet data pack' leaves damaged ones out when records are made")
        : ImageRecordSet.Load(path, new() { Input = Shape }, Validation);

    /// <summary>Lists what was left out.</summary>
    internal static void List(IReadOnlyList<BadImage> left, Terminal terminal)
    {
        if (left.Count > 0) terminal.Line($"{left.Count} damaged files left out:");
        foreach (BadImage bad in left.Take(MostListed)) terminal.Line($"  {bad.Path}: {bad.Problem}");
        if (left.Count > MostListed) terminal.Line($"  and {left.Count - MostListed} more");
    }
}
