using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>A set of .rec files as data for training and for testing.</summary>
public static class ImageRecordSet
{
    private static readonly string[] HeldBack = ["_val", "_test"];
    private const string Training = "_train";

    /// <summary>Opens the files of a set by one of them.</summary>
    /// <remarks>
    /// <c>NAME_train.rec</c>, or a chunk <c>NAME_0_train.rec</c>, brings the other chunks, and for testing those with <c>_val</c>, else <c>_test</c>. If there are
    /// none, part of the records is held back by chunks. Classes are the lines of <c>NAME_classes.txt</c>; without it, the numbers from 0 to the largest label.
    /// </remarks>
    /// <param name="path">A .rec file of images with one class each.</param>
    /// <param name="options">How records become examples.</param>
    /// <param name="validation">The part that is held back, if there are no files for it.</param>
    /// <param name="seed">Determines which part.</param>
    /// <exception cref="DataFormatException">A file is damaged, or its labels are no classes.</exception>
    public static LoadedDataSet Load(string path, ImageRecordOptions? options = null, double validation = 0.2, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(path);
        RecordFiles names = RecordFiles.Of(path);
        ImageRecords train = ImageRecords.Open(names.Part(Training) is { Count: > 0 } found ? found : [path], options), test;
        string? held = names.IsTraining ? Array.Find(HeldBack, p => names.Part(p).Count > 0) : null;
        if (held is not null) test = ImageRecords.Open(names.Part(held), (options ?? new()).ForTesting with { Input = train.Input });
        else (train, test) = train.Split(validation, seed);
        if (train.Labels != RecordLabels.Class) throw new DataFormatException(path, 0, "has labels that are no classes; training here wants one class an image");
        IReadOnlyList<string> classes = Classes(names.ClassesPath, Math.Max(Largest(train), Largest(test)));
        return new(train, test, new()
        {
            Name = Path.GetFileNameWithoutExtension(path),
            Title = path,
            Classes = classes,
            Shape = train.Input.ToArray(),
            TrainCount = train.Count,
            TestCount = test.Count,
            Licence = "",
            Files = [],
            Sources = [],
        });
    }

    /// <summary>All records of a set, found as <see cref="Load"/> finds them, as a check sees them.</summary>
    /// <param name="path">A .rec file of images with labels of any kind.</param>
    public static IReadOnlyList<CheckItem> CheckItems(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        RecordFiles names = RecordFiles.Of(path);
        string[] classes = File.Exists(names.ClassesPath) ? File.ReadAllLines(names.ClassesPath) : [];
        // Nothing is decoded by opening: a damaged first image is for the check to find.
        ImageRecordOptions options = new() { Input = new Shape(3, 1, 1) };
        IReadOnlyList<string> train = names.Part(Training) is { Count: > 0 } found ? found : [path];
        string[] test = [.. HeldBack.SelectMany(p => names.Part(p))];
        return [.. ImageCheckItems.Of(ImageRecords.Open(train, options), classes), .. test.Length == 0 ? [] : ImageCheckItems.Of(ImageRecords.Open(test, options), classes, forTraining: false)];
    }

    private static int Largest(ImageRecords records)
    {
        int largest = 0;
        for (int i = 0; i < records.Count; i++) largest = Math.Max(largest, (int)records.LabelsOf(i)[0]);
        return largest;
    }

    private static string[] Classes(string path, int largest)
    {
        if (!File.Exists(path)) return [.. Enumerable.Range(0, largest + 1).Select(i => $"{i}")];
        string[] names = File.ReadAllLines(path);
        return names.Length > largest ? names : throw new DataFormatException(path, 0, $"names {names.Length} classes, but there is a label {largest}");
    }
}
