using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>A year of Pascal VOC: <c>JPEGImages</c>, <c>Annotations</c>, <c>ImageSets/Main</c>.</summary>
/// <param name="root">The folder that has them, such as <c>VOCdevkit/VOC2007</c>.</param>
public sealed class VocFolder(string root)
{
    /// <summary>The twenty classes, in VOC's order.</summary>
    public static IReadOnlyList<string> Classes { get; } = PascalVoc.Classes;

    /// <summary>Whether a folder is laid out as a year of Pascal VOC.</summary>
    public static bool Matches(string root) => Directory.Exists(Path.Combine(root, "JPEGImages")) && Directory.Exists(Path.Combine(root, "Annotations"));

    /// <summary>The names of the sets that are there: train, val, trainval, test.</summary>
    public IReadOnlyList<string> Sets => [.. ((string[])["train", "val", "trainval", "test"]).Where(set => File.Exists(Path.Combine(root, "ImageSets", "Main", set + ".txt")))];

    /// <summary>The names of all images that have an annotation.</summary>
    public IReadOnlyList<string> Annotated => [.. Directory.EnumerateFiles(Path.Combine(root, "Annotations"), "*.xml").Select(f => Path.GetFileNameWithoutExtension(f)).Order(StringComparer.Ordinal)];

    /// <summary>The names of the images in a set, without their endings.</summary>
    /// <param name="set">train, val, trainval or test.</param>
    /// <exception cref="FileNotFoundException">There is no such set.</exception>
    public IReadOnlyList<string> Names(string set) => Names("Main", set);

    private string[] Names(string task, string set) => [.. File.ReadLines(Path.Combine(root, "ImageSets", task, set + ".txt")).Select(l => l.Trim()).Where(l => l.Length > 0).Select(l => l.Split(' ')[0])];

    /// <summary>The path of an image.</summary>
    public string ImagePath(string name) => Path.Combine(root, "JPEGImages", name + ".jpg");

    /// <summary>What an image shows.</summary>
    /// <exception cref="DataFormatException">The annotation is damaged.</exception>
    public VocAnnotation Annotation(string name) => VocAnnotation.Read(Path.Combine(root, "Annotations", name + ".xml"));

    /// <summary>Images with the classes that are in them: any number of the twenty, as a data block.</summary>
    /// <param name="train">The set for training.</param>
    /// <param name="validation">The set for validation.</param>
    public LabelledItems<string> ByClasses(string train = "train", string validation = "val") =>
        Split("Main", train, validation).LabelByMany(path => Annotation(Path.GetFileNameWithoutExtension(path)).Objects.Select(o => o.Name).Distinct(), Classes);

    /// <summary>Images with their boxes, which follow random changes: float32 [n, 5] as <see cref="AnnotatedItems"/> has them; <see cref="Dataset.PadLabels"/> makes batches.</summary>
    /// <param name="train">What is done to images for training; must leave all in one size.</param>
    /// <param name="validation">What is done to images for validation; nothing random should be.</param>
    /// <param name="trainSet">The set for training.</param>
    /// <param name="validationSet">The set for validation.</param>
    /// <param name="difficult">Whether objects marked as difficult are among them.</param>
    public ItemSets ByBoxes(ImageTransform train, ImageTransform validation, string trainSet = "train", string validationSet = "val", bool difficult = false) =>
        Split("Main", trainSet, validationSet).ReadBoxes(path => Annotation(Path.GetFileNameWithoutExtension(path)).PixelBoxes(Classes, difficult), Classes, train, validation);

    /// <summary>Images with a class a pixel (<c>SegmentationClass</c>), which follow random changes: int64 [H, W]; 0 is the background, the twenty classes follow, 255 does not count.</summary>
    /// <inheritdoc cref="ByBoxes" path="/param"/>
    public ItemSets ByMasks(ImageTransform train, ImageTransform validation, string trainSet = "train", string validationSet = "val") =>
        Split("Segmentation", trainSet, validationSet).ReadMasks(path => Path.Combine(root, "SegmentationClass", Path.GetFileNameWithoutExtension(path) + ".png"), ["background", .. Classes], train, validation);

    private SplitItems<string> Split(string task, string train, string validation) => new([.. Names(task, train).Select(ImagePath)], [.. Names(task, validation).Select(ImagePath)], root);

    /// <summary>A list with boxes as labels, ready to be packed with <see cref="PackOptions.PackLabel"/>; paths are relative to the root.</summary>
    /// <param name="set">train, val, trainval or test.</param>
    /// <param name="difficult">Whether objects marked as difficult are in it.</param>
    public IReadOnlyList<ListEntry> DetectionList(string set, bool difficult = false) =>
        [.. Names(set).Select((name, i) => new ListEntry(i, DetectionLabel.Flat(Annotation(name).Boxes(Classes, difficult)), $"JPEGImages/{name}.jpg"))];
}
