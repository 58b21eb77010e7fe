using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Makes images with boxes ready to be checked: an image must have the size that its annotation says, and every box must lie in it.</summary>
public static class DetectionCheckItems
{
    // Annotations are rounded, outlines most of all: what transforms cut anyway is no damage.
    private const double Tolerance = 1;
    private static readonly DecodeOptions Whole = new() { KeepOrientation = true };

    /// <summary>The images of a year of Pascal VOC: <c>train</c> (else <c>trainval</c>) for training, <c>val</c> and <c>test</c> for testing, as far as they are there; without sets all that is annotated, for training.</summary>
    public static IReadOnlyList<CheckItem> OfVoc(string root)
    {
        VocFolder voc = new(root);
        IReadOnlyList<string> sets = voc.Sets;
        if (sets.Count == 0) return [.. voc.Annotated.Select(name => Item(name, true))];
        string train = sets.Contains("train") ? "train" : "trainval";
        return [.. sets.Where(s => s == train || s == "test" || (s == "val" && train == "train")).SelectMany(set => voc.Names(set).Select(name => Item(name, set == train)))];

        CheckItem Item(string name, bool forTraining)
        {
            Lazy<VocAnnotation> annotation = new(() => voc.Annotation(name));
            return Make(voc.ImagePath(name), forTraining, () => annotation.Value.Width, () => annotation.Value.Height,
                () => [.. annotation.Value.Objects.Select(o => (o.Name, new Box(o.XMin - 1, o.YMin - 1, o.XMax, o.YMax)))]);
        }
    }

    /// <summary>The images of all of COCO's sets that are there; those whose name begins with <c>train</c> are for training.</summary>
    /// <exception cref="DataFormatException">A file of annotations is damaged.</exception>
    public static IReadOnlyList<CheckItem> OfCoco(string root)
    {
        CocoFolder coco = new(root);
        List<CheckItem> items = [];
        foreach (string set in coco.Sets)
        {
            CocoAnnotations all = coco.Annotations(set);
            Dictionary<long, string> names = all.Categories.ToDictionary(c => c.Id, c => c.Name);
            ILookup<long, CocoObject> objects = all.Objects.ToLookup(o => o.ImageId);
            items.AddRange(all.Images.Select(image => Make(coco.ImagePath(set, image), set.StartsWith("train", StringComparison.Ordinal), () => image.Width, () => image.Height,
                () => [.. objects[image.Id].Select(o => (names[o.CategoryId], o.Box(0)))])));
        }
        return items;
    }

    private static CheckItem Make(string path, bool forTraining, Func<int> width, Func<int> height, Func<(string Name, Box Box)[]> things) => new(path, forTraining, () => Text(Names(things())), () =>
    {
        Image image = Image.Load(path, Whole);
        if ((image.Width, image.Height) != (width(), height())) throw new LabelException($"has {image.Width} x {image.Height} pixels, its annotation says {width()} x {height()}");
        foreach (var (name, box) in things())
            if (!(box.Left >= -Tolerance && box.Top >= -Tolerance && box.Right <= image.Width + Tolerance && box.Bottom <= image.Height + Tolerance && box.Area > 0))
                throw new LabelException(FormattableString.Invariant($"the box of a {name} from ({box.Left}, {box.Top}) to ({box.Right}, {box.Bottom}) is none in {image.Width} x {image.Height} pixels"));
        return CheckItems.Content(image.Pixels, image.Channels, image.Height, image.Width);
    })
    {
        Things = () => Names(things()),
    };

    private static string[] Names((string Name, Box Box)[] things) => [.. things.Select(t => t.Name).Distinct().Order(StringComparer.Ordinal)];

    private static string Text(string[] names) => names.Length == 0 ? "nothing" : string.Join(", ", names);
}
