using System.Text.RegularExpressions;
using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>Published data sets of images, as their archives unpack.</summary>
public static partial class KnownLayouts
{
    // WordNet's names of the classes of Imagenette, then of Imagewoof.
    private static readonly Dictionary<string, string> WordNet = new()
    {
        ["n01440764"] = "tench",
        ["n02102040"] = "English springer",
        ["n02979186"] = "cassette player",
        ["n03000684"] = "chain saw",
        ["n03028079"] = "church",
        ["n03394916"] = "French horn",
        ["n03417042"] = "garbage truck",
        ["n03425413"] = "gas pump",
        ["n03445777"] = "golf ball",
        ["n03888257"] = "parachute",
        ["n02086240"] = "Shih-Tzu",
        ["n02087394"] = "Rhodesian ridgeback",
        ["n02088364"] = "beagle",
        ["n02089973"] = "English foxhound",
        ["n02093754"] = "Border terrier",
        ["n02096294"] = "Australian terrier",
        ["n02099601"] = "golden retriever",
        ["n02105641"] = "Old English sheepdog",
        ["n02111889"] = "Samoyed",
        ["n02115641"] = "dingo",
    };

    /// <summary>Imagenette or Imagewoof: <c>train/n01440764/x.JPEG</c> and <c>val</c> beside it. Classes have their names instead of their numbers, in the numbers' order.</summary>
    /// <exception cref="LabelException">There are no images, or a folder is none of these classes.</exception>
    public static LabelledItems<string> Imagenette(string root)
    {
        LabelledItems<string> files = ImageFolder.Files(root);
        return files.Items.LabelBy(f => NameOf(files.Labels.TextOf(f)), [.. files.Classes.Select(NameOf)]);
    }

    /// <summary>Whether a folder is laid out as Imagenette or Imagewoof.</summary>
    public static bool IsImagenette(string root) => Directory.Exists(Path.Combine(root, "train")) && Directory.Exists(Path.Combine(root, "val"))
        && Directory.GetDirectories(Path.Combine(root, "train")) is { Length: > 0 } classes && classes.All(d => WordNet.ContainsKey(Path.GetFileName(d)));

    /// <summary>Oxford-IIIT pets: <c>images/Abyssinian_1.jpg</c>; the class is the name without its number. <c>annotations/trainval.txt</c> and <c>test.txt</c> split, else chance does.</summary>
    /// <param name="root">The folder with <c>images</c>.</param>
    /// <param name="validation">The part that is held back, if no lists say it.</param>
    /// <param name="seed">Determines which part.</param>
    public static LabelledItems<string> Pets(string root, double validation = 0.2, ulong seed = 0)
    {
        Items<string> files = FileItems.From(Path.Combine(root, "images"), [".jpg", ".png"]);
        string train = Path.Combine(root, "annotations", "trainval.txt"), test = Path.Combine(root, "annotations", "test.txt");
        if (!File.Exists(train) || !File.Exists(test)) return files.SplitByRandom(validation, seed).LabelByPattern(PetName());
        HashSet<string> trained = Names(train), tested = Names(test);
        return files.SplitBy(f => Path.GetFileNameWithoutExtension(f) is var name && tested.Contains(name) ? true : trained.Contains(name) ? false : null).LabelByPattern(PetName());

        static HashSet<string> Names(string path) => [.. File.ReadLines(path).Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split(' ')[0])];
    }

    /// <summary>Whether a folder is laid out as the Oxford-IIIT pets.</summary>
    public static bool IsPets(string root) => Directory.Exists(Path.Combine(root, "images")) && Any(Path.Combine(root, "images"), PetName());

    /// <summary>Kaggle's dogs-vs-cats: <c>train/cat.0.jpg</c>, <c>train/dog.0.jpg</c>; pictures without labels in <c>test1</c> are left out.</summary>
    /// <param name="root">The folder with <c>train</c>.</param>
    /// <param name="validation">The part that is held back.</param>
    /// <param name="seed">Determines which part.</param>
    public static LabelledItems<string> DogsVsCats(string root, double validation = 0.2, ulong seed = 0) =>
        FileItems.From(Path.Combine(root, "train"), ImageFolder.Extensions, recursive: false).SplitByRandom(validation, seed).LabelByPattern(KaggleName());

    /// <summary>Whether a folder is laid out as Kaggle's dogs-vs-cats.</summary>
    public static bool IsDogsVsCats(string root) => Directory.Exists(Path.Combine(root, "train")) && Any(Path.Combine(root, "train"), KaggleName());

    private static bool Any(string folder, Regex name) => Directory.EnumerateFiles(folder).Any(f => name.IsMatch(Path.GetFileName(f)));

    private static string NameOf(string id) => WordNet.TryGetValue(id, out string? name) ? name : throw new LabelException($"{id} is no class of Imagenette or Imagewoof");

    [GeneratedRegex(@"^(.+)_\d+\.(?:jpg|png)$")]
    private static partial Regex PetName();

    [GeneratedRegex(@"^(cat|dog)\.\d+\.(?:jpg|png)$")]
    private static partial Regex KaggleName();
}
