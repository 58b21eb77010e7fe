using System.CommandLine;
using Whetstone.Data;
using Whetstone.Vision;

namespace Whetstone.Cli;

/// <summary>Data by what users type: the name of a known set, or a folder of one's own.</summary>
internal static class DataName
{
    internal static Option<string?> Option(string otherwise) => new("--data")
    {
        Description = $"A data set by name ({string.Join(", ", DataSets.All.Select(d => d.Name))}), or a folder: with the four IDX files that MNIST has, or with a folder of images for each class; {otherwise}",
        HelpName = "NAME|FOLDER",
    };

    /// <summary>The name under which runs remember it: of a folder its full path, so that a run goes on from anywhere.</summary>
    internal static string Canonical(string data) => IsFolder(data) ? Path.GetFullPath(data) : DataSets.Find(data).Name;

    /// <summary>A word for it that can stand in a folder's name.</summary>
    internal static string Short(string data) => Path.GetFileName(Path.TrimEndingDirectorySeparator(data));

    /// <summary>Both parts, fetched first if they are not on this machine.</summary>
    internal static LoadedDataSet Load(string data, FolderSettings settings, Terminal terminal, CancellationToken cancellation = default)
    {
        if (IsFolder(data)) return ImageFolder.Matches(data) ? settings.Load(data, terminal, cancellation) : IdxFolder.Load(data);
        DataSetInfo info = DataSets.Find(data);
        FetchProgress progress = new(terminal);
        return DataSets.Load(info.Name, new() { Progress = progress, Notices = progress }, cancellation);
    }

    // A word without a separator is a name, even if a folder happens to be called so: './mnist' says the folder.
    private static bool IsFolder(string data) => data.Contains('/', StringComparison.Ordinal) || data.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal);
}
