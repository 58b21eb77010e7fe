using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>A folder of images, whose class is the name of their folder, as data for training and for testing.</summary>
/// <remarks>
/// <c>root/CLASS/x.png</c> is split at random. <c>root/train/CLASS/x.png</c> with <c>root/valid</c>, <c>val</c> or <c>test</c> beside it is split as it is. Classes are in
/// the order of their names' characters, as in torchvision's <c>ImageFolder</c>.
/// </remarks>
public sealed class ImageFolder
{
    /// <summary>The endings of files that are taken for images, in any case.</summary>
    public static IReadOnlyList<string> Extensions { get; } = [".jpg", ".jpeg", ".png", ".bmp", ".gif", ".ppm", ".pgm", ".pbm", ".pnm"];

    private static readonly string[] HeldBack = ["valid", "val", "validation", "test"];

    private ImageFolder(LoadedDataSet data, IReadOnlyList<BadImage> bad) => (Data, Bad) = (data, bad);

    /// <summary>Both parts: images uint8 [C, H, W], labels int64 [].</summary>
    public LoadedDataSet Data { get; }

    /// <summary>The files that were left out, by path.</summary>
    public IReadOnlyList<BadImage> Bad { get; }

    /// <summary>Whether a folder holds images in folders of classes.</summary>
    public static bool Matches(string root) => Directory.Exists(root) && Directory.EnumerateDirectories(root).Any(d => FileItems.From(d, Extensions).Count > 0);

    /// <summary>The files of both parts with their classes: a data block before it is read.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="LabelException">There are no images, or only one class.</exception>
    public static LabelledItems<string> Files(string root, double validation = 0.2, ulong seed = 0)
    {
        ArgumentNullException.ThrowIfNull(root);
        Items<string> files = FileItems.From(root, Extensions).Filter(f => Path.GetDirectoryName(f) != Path.TrimEndingDirectorySeparator(root));
        string? held = Directory.Exists(Path.Combine(root, "train")) ? HeldBack.FirstOrDefault(name => Directory.Exists(Path.Combine(root, name))) : null;
        SplitItems<string> split = held is null ? files.SplitByRandom(validation, seed) : files.SplitByFolder("train", held);
        LabelledItems<string> labelled = split.LabelByFolder();
        if (labelled.Classes.Count < 2)
            throw new LabelException($"{root}: {files.Count} images in {labelled.Classes.Count} folders of classes; at least 2 classes are needed, each a folder of images ({string.Join(", ", Extensions)})");
        return labelled;
    }

    /// <summary>Reads a folder.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="LabelException">There are no images, or only one class.</exception>
    /// <exception cref="ImageFormatException">A file is damaged, and damaged ones are not to be left out.</exception>
    public static ImageFolder Load(string root, ImageFolderOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        return Load(Files(root, options.Validation, options.Seed), root, options, cancellation);
    }

    /// <summary>Reads image files that have one class each, wherever that comes from: a list, a table, a pattern of names.</summary>
    /// <param name="files">The files of both parts with their classes.</param>
    /// <param name="origin">The folder or file they come from.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Ends the reading.</param>
    /// <exception cref="ImageFormatException">A file is damaged, and damaged ones are not to be left out.</exception>
    public static ImageFolder Load(LabelledItems<string> files, string origin, ImageFolderOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(origin);
        options ??= new();
        ImageReader reader = new(options, files, cancellation);
        (Dataset train, Dataset test) = reader.FitsMemory ? (reader.Train(), reader.InMemory(files.Items.Validation)) : reader.OnDemand();
        DataSetInfo info = new()
        {
            Name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(origin))),
            Title = origin,
            Classes = files.Classes,
            Shape = reader.Input.ToArray(),
            TrainCount = train.Count,
            TestCount = test.Count,
            Licence = "",
            Files = [],
            Sources = [],
        };
        return new(new(train, test, info), reader.Bad);
    }
}

/// <summary>A file that is no image, or a damaged one.</summary>
/// <param name="Path">The file.</param>
/// <param name="Problem">What is wrong with it.</param>
public sealed record BadImage(string Path, string Problem);
