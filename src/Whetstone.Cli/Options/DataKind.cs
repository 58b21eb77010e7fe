using Whetstone.Data;

namespace Whetstone.Cli;

/// <summary>A kind of data that users name by a path.</summary>
/// <param name="Help">What help texts say of it, after 'or'; empty for one that cannot be learnt.</param>
/// <param name="Extension">The ending of its files, or null for a folder.</param>
/// <param name="Matches">Whether a path is of this kind.</param>
/// <param name="Load">Reads both parts.</param>
/// <param name="Items">The examples as a check sees them, damaged ones included; null for those that are loaded.</param>
internal sealed record DataKind(string Help, string? Extension, Func<string, bool> Matches, DataKind.Loader Load, Func<string, IReadOnlyList<CheckItem>>? Items = null)
{
    internal delegate LoadedDataSet Loader(string path, FolderSettings settings, Terminal terminal, CancellationToken cancellation);

    /// <summary>A kind that the ending of a file's name tells.</summary>
    internal static DataKind OfFile(string extension, string help, Loader load, Func<string, IReadOnlyList<CheckItem>>? items = null) =>
        new(help, extension, path => HasExtension(path, extension), load, items);

    /// <summary>A kind of folder.</summary>
    internal static DataKind OfFolder(string help, Func<string, bool> matches, Loader load, Func<string, IReadOnlyList<CheckItem>>? items = null) => new(help, null, matches, load, items);

    /// <summary>A kind of folder with boxes, and several classes an image: commands check it, but cannot learn it.</summary>
    internal static DataKind WithBoxes(string name, Func<string, bool> matches, Func<string, IReadOnlyList<CheckItem>> items, string reader) => new("", null, matches,
        (path, _, _, _) => throw new CommandException($"{path} is laid out as {name}: boxes, and several classes an image, which commands cannot learn; in code, {reader} reads it"), items);

    internal static bool HasExtension(string path, string extension) => Path.GetExtension(path).Equals(extension, StringComparison.OrdinalIgnoreCase);
}
