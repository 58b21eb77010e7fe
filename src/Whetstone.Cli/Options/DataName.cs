using System.CommandLine;
using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary>Data by what users type: the name of a known set, or a file or folder of one's own.</summary>
internal static class DataName
{
    /// <summary>What a path may be; the first kind that matches reads it. A new kind is a line here.</summary>
    private static readonly DataKind[] Kinds =
    [
        DataKind.OfFile(".rec", "a .rec file of packed images", (path, settings, _, _) => settings.Records(path), ImageRecordSet.CheckItems),
        DataKind.OfFile(".csv", "a .csv table of images and labels", Images((path, part) => ImageTable.FromCsv(path, validation: part)), Items(path => ImageTable.FromCsv(path, validation: 0))),
        DataKind.OfFile(".lst", "a .lst list of images beside it", Images((path, part) => ImageTable.FromList(path, validation: part)), Items(path => ImageTable.FromList(path, validation: 0))),
        DataKind.WithBoxes("Pascal VOC", VocFolder.Matches, DetectionCheckItems.OfVoc, nameof(VocFolder)),
        DataKind.WithBoxes("COCO", CocoFolder.Matches, DetectionCheckItems.OfCoco, nameof(CocoFolder)),
        DataKind.OfFolder("a folder as Imagenette", KnownLayouts.IsImagenette, Images((path, _) => KnownLayouts.Imagenette(path)), Items(KnownLayouts.Imagenette)),
        DataKind.OfFolder("as Oxford's pets", KnownLayouts.IsPets, Images((path, part) => KnownLayouts.Pets(path, part)), Items(path => KnownLayouts.Pets(path, 0))),
        DataKind.OfFolder("as dogs-vs-cats", KnownLayouts.IsDogsVsCats, Images((path, part) => KnownLayouts.DogsVsCats(path, part)), Items(path => KnownLayouts.DogsVsCats(path, 0))),
        DataKind.OfFolder("with a folder of images for each class", ImageFolder.Matches, Images((path, part) => ImageFolder.Files(path, part)), Items(path => ImageFolder.Files(path, validation: 0))),
        DataKind.OfFolder("with the files of CIFAR-10 or CIFAR-100", CifarFolder.Matches, (path, _, _, _) => CifarFolder.Load(path)),
        DataKind.OfFolder("with the four IDX files that MNIST has", IdxFolder.Matches, (path, _, _, _) => IdxFolder.Load(path)),
    ];

    private static string Help => string.Join(", or ", Kinds.Select(k => k.Help).Where(h => h.Length > 0));

    internal static Option<string?> Option(string otherwise) => new("--data")
    {
        Description = $"A data set by name ({string.Join(", ", DataSets.All.Select(d => d.Name))}), or {Help}; {otherwise}",
        HelpName = "NAME|PATH",
    };

    /// <summary>The name under which runs remember it: of a path the full one, so that a run goes on from anywhere.</summary>
    internal static string Canonical(string data) => IsPath(data) ? Path.GetFullPath(data) : DataSets.Find(data).Name;

    /// <summary>A word for it that can stand in a folder's name.</summary>
    internal static string Short(string data) => Path.GetFileName(Path.TrimEndingDirectorySeparator(data));

    /// <summary>Whether it is made of image files, packed or not, which <see cref="FolderSettings"/> says how to read.</summary>
    internal static bool HasImageFiles(string data) => IsPath(data) ? KindOf(data).Items is not null : DataSets.Find(data).ArchiveRoot is not null;

    /// <summary>Both parts, fetched first if they are not on this machine.</summary>
    internal static LoadedDataSet Load(string data, FolderSettings settings, Terminal terminal, CancellationToken cancellation = default)
    {
        if (IsPath(data)) return KindOf(data).Load(data, settings, terminal, cancellation);
        DataSetInfo info = DataSets.Find(data);
        if (info is { ArchiveRoot: null, Read: null }) throw new CommandException($"{info.Name} holds boxes, which commands cannot learn; 'whet data fetch {info.Name}' gets its files, which ImageRecords reads in code");
        if (info.ArchiveRoot is null) return DataSets.Load(info.Name, FetchProgress.Options(terminal), cancellation);
        string folder = DataSetStore.Open(info, FetchProgress.Options(terminal), cancellation);
        LoadedDataSet images = KindOf(folder).Load(folder, settings, terminal, cancellation);
        return images with { Info = images.Info with { Name = info.Name, Title = info.Title } };
    }

    /// <summary>All examples as a check sees them; fetched first if they are not on this machine.</summary>
    internal static IReadOnlyList<CheckItem> Items(string data, Terminal terminal, CancellationToken cancellation)
    {
        string? path = IsPath(data) ? data : DataSets.Find(data) is { ArchiveRoot: not null } info ? DataSetStore.Open(info, FetchProgress.Options(terminal), cancellation) : null;
        return path is not null && KindOf(path).Items is { } items ? items(path) : CheckItems.Of(Load(data, new(null), terminal, cancellation));
    }

    private static DataKind KindOf(string path)
    {
        if (Kinds.FirstOrDefault(k => k.Matches(path)) is { } kind) return kind;
        if (!Path.Exists(path)) throw new CommandException($"there is no file or folder {path}");
        bool flat = Directory.Exists(path) && FileItems.From(path, ImageFolder.Extensions).Count > 0;
        throw new CommandException(flat ? $"{path}: no folder in it holds images; put those of each class into a folder of its own, named as the class"
            : $"{path} is nothing that can be read as data; it may be {Help}");
    }

    // A word without a separator or a known ending is a name, even if a folder happens to be called so: './mnist' says the folder.
    private static bool IsPath(string data) => data.Contains('/', StringComparison.Ordinal) || data.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal)
        || Kinds.Any(k => k.Extension is { } extension && DataKind.HasExtension(data, extension));

    private static DataKind.Loader Images(Func<string, double, LabelledItems<string>> files) =>
        (path, settings, terminal, cancellation) => settings.Load(path, part => files(path, part), terminal, cancellation);

    private static Func<string, IReadOnlyList<CheckItem>> Items(Func<string, LabelledItems<string>> files) => path => ImageCheckItems.Of(files(path));
}
