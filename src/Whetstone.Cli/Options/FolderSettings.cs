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

    /// <summary>What is done to decoded images for training, at random; nothing if null. For testing they are fitted instead.</summary>
    public ImageTransform? Augment { get; init; }

    /// <summary>How images are decoded for <see cref="Augment"/> and <see cref="Fit"/>; in full size if null.</summary>
    public DecodeOptions? Decode { get; init; }

    /// <summary>How decoded images are fitted to the shape for testing; their middle part if null.</summary>
    public ImageTransform? Fit { get; init; }

    private Shape? Shape => Input is null ? (Shape?)null : new Shape([.. Input]);

    /// <summary>Reads image files, and says what was left out.</summary>
    internal LoadedDataSet Load(string origin, Func<double, LabelledItems<string>> files, Terminal terminal, CancellationToken cancellation)
    {
        CheckInput();
        LabelledItems<string> labelled = files(Validation);
        JpegSupport.Ensure(labelled.Items.Train.Concat(labelled.Items.Validation), terminal, cancellation);
        ImageFolderOptions options = new() { Input = Shape, Validation = Validation, SkipBad = SkipBad, Augment = Augment, Fit = Fit, Decode = Decode, Progress = new CountProgress(terminal, "decoding images") };
        try
        {
            ImageFolder images = ImageFolder.Load(labelled, origin, options, cancellation);
            List(images.Bad, terminal);
            return NotEmpty(images.Data, origin);
        }
        catch (AggregateException errors) when (errors.Flatten().InnerExceptions.OfType<ImageFormatException>().FirstOrDefault() is { } first)
        {
            throw new CommandException($"{first.Message}; --skip-bad leaves such files out");
        }
    }

    /// <summary>Reads files of packed images.</summary>
    internal LoadedDataSet Records(string path)
    {
        if (SkipBad) throw new CommandException("--skip-bad is for files of images; 'whet data pack' leaves damaged ones out when records are made");
        CheckInput();
        return NotEmpty(ImageRecordSet.Load(path, new() { Input = Shape, Augment = Augment, Fit = Fit, Decode = Decode }, Validation), path);
    }

    private void CheckInput()
    {
        if (Input is { } shape && shape[0] is not (1 or 3)) throw new CommandException($"--input {string.Join('x', shape)}: images have 1 channel (grey) or 3 (red, green, blue)");
    }

    private LoadedDataSet NotEmpty(LoadedDataSet data, string origin)
    {
        string? missing = data.Train.Count == 0 ? "training" : data.Test.Count == 0 ? "testing" : null;
        return missing is null ? data
            : throw new CommandException($"{origin}: of {data.Train.Count + data.Test.Count} images none is left for {missing}; --valid ({Invariant.Text($"{(float)Validation}")} now) says which part is held back for testing, unless the data are divided themselves");
    }

    /// <summary>Lists what was left out.</summary>
    internal static void List(IReadOnlyList<BadImage> left, Terminal terminal)
    {
        if (left.Count > 0) terminal.Line($"{left.Count} damaged files left out:");
        foreach (BadImage bad in left.Take(MostListed)) terminal.Line($"  {bad.Path}: {bad.Problem}");
        if (left.Count > MostListed) terminal.Line($"  and {left.Count - MostListed} more");
    }
}
