using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>COCO's layout: <c>annotations/instances_train2017.json</c> and images in <c>train2017</c>, <c>images/train2017</c> or <c>images</c>.</summary>
/// <remarks>Lin et al., arXiv:1405.0312.</remarks>
/// <param name="root">The folder that has <c>annotations</c>.</param>
public sealed class CocoFolder(string root)
{
    private const string Before = "instances_";

    /// <summary>Whether a folder is laid out as COCO.</summary>
    public static bool Matches(string root) => new CocoFolder(root).Sets.Count > 0;

    /// <summary>The sets that are there, by name: train2017, val2017.</summary>
    public IReadOnlyList<string> Sets => Directory.Exists(Path.Combine(root, "annotations"))
        ? [.. Directory.EnumerateFiles(Path.Combine(root, "annotations"), Before + "*.json").Select(f => Path.GetFileNameWithoutExtension(f)[Before.Length..]).Order(StringComparer.Ordinal)] : [];

    /// <summary>What the images of a set show.</summary>
    /// <param name="set">Such as val2017.</param>
    /// <exception cref="DataFormatException">The file is damaged.</exception>
    public CocoAnnotations Annotations(string set) => CocoAnnotations.Read(Path.Combine(root, "annotations", $"{Before}{set}.json"));

    /// <summary>The path of an image of a set.</summary>
    public string ImagePath(string set, CocoImage image)
    {
        ArgumentNullException.ThrowIfNull(image);
        return Path.Combine(root, ImageFolder(set), image.FileName);
    }

    /// <summary>Images with the classes that are in them, as a data block.</summary>
    /// <param name="train">The set for training.</param>
    /// <param name="validation">The set for validation.</param>
    /// <exception cref="LabelException">The sets have different categories.</exception>
    public LabelledItems<string> ByClasses(string train = "train2017", string validation = "val2017")
    {
        var (split, boxes, classes) = Read(train, validation, crowds: true);
        return split.LabelByMany(path => boxes[path].Select(b => classes[b.Label]).Distinct(), classes);
    }

    /// <summary>Images with their boxes, which follow random changes: float32 [n, 5] as <see cref="AnnotatedItems"/> has them; <see cref="Dataset.PadLabels"/> makes batches.</summary>
    /// <param name="train">What is done to images for training; must leave all in one size.</param>
    /// <param name="validation">What is done to images for validation; nothing random should be.</param>
    /// <param name="trainSet">The set for training.</param>
    /// <param name="validationSet">The set for validation.</param>
    /// <param name="crowds">Whether boxes around many things at once are among them.</param>
    /// <exception cref="LabelException">The sets have different categories.</exception>
    public ItemSets ByBoxes(ImageTransform train, ImageTransform validation, string trainSet = "train2017", string validationSet = "val2017", bool crowds = false)
    {
        var (split, boxes, classes) = Read(trainSet, validationSet, crowds);
        return split.ReadBoxes(path => boxes[path], classes, train, validation);
    }

    /// <summary>A list with boxes as labels, ready to be packed with <see cref="PackOptions.PackLabel"/>; paths are relative to the root.</summary>
    /// <param name="set">Such as val2017.</param>
    /// <param name="crowds">Whether boxes around many things at once are in it.</param>
    public IReadOnlyList<ListEntry> DetectionList(string set, bool crowds = false)
    {
        CocoAnnotations all = Annotations(set);
        IReadOnlyDictionary<long, IReadOnlyList<Box>> boxes = all.PixelBoxes(crowds);
        string folder = ImageFolder(set);
        return [.. all.Images.Select((image, i) => new ListEntry(i, DetectionLabel.Flat(boxes[image.Id], image.Width, image.Height), $"{folder}{(folder.Length > 0 ? "/" : "")}{image.FileName}"))];
    }

    private string ImageFolder(string set) => Array.Find([set, $"images/{set}", "images"], f => Directory.Exists(Path.Combine(root, f))) ?? set;

    private (SplitItems<string> Split, IReadOnlyDictionary<string, IReadOnlyList<Box>> Boxes, IReadOnlyList<string> Classes) Read(string train, string validation, bool crowds)
    {
        CocoAnnotations trained = Annotations(train), held = Annotations(validation);
        if (!trained.Classes.SequenceEqual(held.Classes)) throw new LabelException($"{train} and {validation} have different categories: {string.Join(", ", trained.Classes.Except(held.Classes).Concat(held.Classes.Except(trained.Classes)).Take(5))}");
        Dictionary<string, IReadOnlyList<Box>> boxes = [];
        Add(train, trained);
        Add(validation, held);
        return (new([.. trained.Images.Select(i => ImagePath(train, i))], [.. held.Images.Select(i => ImagePath(validation, i))], root), boxes, trained.Classes);

        void Add(string set, CocoAnnotations all)
        {
            IReadOnlyDictionary<long, IReadOnlyList<Box>> found = all.PixelBoxes(crowds);
            foreach (CocoImage image in all.Images)
                if (!boxes.TryAdd(ImagePath(set, image), found[image.Id])) throw new LabelException($"{image.FileName} is listed twice");
        }
    }
}
