using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Makes images ready to be checked (<see cref="DataCheck"/>): decoded in full and as they are stored, so that duplicates are those of pixels.</summary>
public static class ImageCheckItems
{
    private static readonly DecodeOptions Whole = new() { KeepOrientation = true };

    /// <summary>Image files with labels.</summary>
    public static IReadOnlyList<CheckItem> Of(LabelledItems<string> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        return [.. Part(files.Items.Train, true), .. Part(files.Items.Validation, false)];

        IEnumerable<CheckItem> Part(IReadOnlyList<string> paths, bool train) =>
            paths.Select(path => new CheckItem(path, train, () => files.Labels.TextOf(path), () => Content(Image.Load(path, Whole))));
    }

    /// <summary>Packed images.</summary>
    /// <param name="records">The images.</param>
    /// <param name="classes">The names of the classes that labels stand for; none to show labels as numbers.</param>
    /// <param name="forTraining">What they are for.</param>
    public static IReadOnlyList<CheckItem> Of(ImageRecords records, IReadOnlyList<string> classes, bool forTraining = true)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(classes);
        return [.. Enumerable.Range(0, records.Count).Select(i => new CheckItem(records.NameOf(i), forTraining,
            () => LabelText(records.LabelsOf(i), classes), () => Content(Image.Decode(records.Record(i).Content, Whole, records.NameOf(i)))))];
    }

    private static CheckedContent Content(Image image) => CheckItems.Content(image.Pixels, image.Channels, image.Height, image.Width);

    private static string LabelText(float[] labels, IReadOnlyList<string> classes) =>
        labels is [>= 0 and < int.MaxValue] && (int)labels[0] == labels[0] && labels[0] < classes.Count ? classes[(int)labels[0]] : string.Join(", ", labels);
}
