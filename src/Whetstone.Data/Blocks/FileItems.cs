namespace Whetstone.Data;

/// <summary>Items that are files, and what can be said of them by their paths.</summary>
public static class FileItems
{
    /// <summary>The files in a folder, by path in the order of their names' characters; hidden files and folders are left out.</summary>
    /// <param name="root">The folder.</param>
    /// <param name="extensions">Such as ".png", in any case; all if none are named.</param>
    /// <param name="recursive">Whether to go into folders.</param>
    /// <param name="include">The folders on the first level to go into; all if null.</param>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    public static Items<string> From(string root, IEnumerable<string>? extensions = null, bool recursive = true, IEnumerable<string>? include = null)
    {
        ArgumentNullException.ThrowIfNull(root);
        if (!Directory.Exists(root)) throw new DirectoryNotFoundException($"there is no folder {root}");
        HashSet<string>? kinds = extensions is null ? null : new(extensions, StringComparer.OrdinalIgnoreCase), folders = include is null ? null : [.. include];
        // Links are not followed: one that leads upwards would never end.
        EnumerationOptions how = new() { RecurseSubdirectories = recursive, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System | FileAttributes.ReparsePoint, IgnoreInaccessible = true };
        IEnumerable<string> found = Directory.EnumerateFiles(root, "*", how)
            .Where(f => kinds is null || kinds.Contains(Path.GetExtension(f)))
            .Where(f => !Below(root, f).Split('/').Any(p => p.StartsWith('.')))
            .Where(f => folders is null || folders.Contains(First(root, f) ?? ""));
        return new([.. found.Order(StringComparer.Ordinal)], root);
    }

    extension(Items<string> items)
    {
        /// <summary>Those below folders with these names, directly or not, and not below others.</summary>
        /// <param name="include">Folders to keep; all if null.</param>
        /// <param name="exclude">Folders to leave out; none if null.</param>
        public Items<string> FilterByFolder(IEnumerable<string>? include = null, IEnumerable<string>? exclude = null)
        {
            HashSet<string>? keep = include is null ? null : [.. include];
            HashSet<string> leave = [.. exclude ?? []];
            return items.Filter(f => Folders(items.Root, f) is var path && (keep is null || path.Any(keep.Contains)) && !path.Any(leave.Contains));
        }

        /// <summary>Splits by the folder above the class folder: <c>root/train/cat/1.png</c>. Files below neither folder are left out.</summary>
        /// <param name="train">The folder for training.</param>
        /// <param name="validation">The folder for validation.</param>
        public SplitItems<string> SplitByFolder(string train = "train", string validation = "valid") =>
            items.SplitBy(f => Folders(items.Root, f) is var path && path.Contains(validation) ? true : path.Contains(train) ? false : null);

        /// <summary>Splits by the name of the folder two levels above the file.</summary>
        public SplitItems<string> SplitByGrandparent(string train = "train", string validation = "valid") =>
            items.SplitBy(f => Path.GetFileName(Path.GetDirectoryName(Path.GetDirectoryName(f))) is var name && name == validation ? true : name == train ? false : null);

        /// <summary>Splits by names of files: those named, with or without folders before them, are for validation.</summary>
        public SplitItems<string> SplitByNames(IEnumerable<string> validation)
        {
            HashSet<string> names = [.. validation];
            return items.SplitBy(f => names.Contains(Path.GetFileName(f)) || names.Contains(Below(items.Root, f)));
        }

        /// <summary>The same with the names in a text file, one a line.</summary>
        public SplitItems<string> SplitByNameFile(string path) => items.SplitByNames(File.ReadLines(path).Select(l => l.Trim()).Where(l => l.Length > 0));
    }

    /// <summary>The path below the root, with slashes on every system.</summary>
    internal static string Below(string root, string file) => (root.Length == 0 ? file : Path.GetRelativePath(root, file)).Replace(Path.DirectorySeparatorChar, '/');

    /// <summary>The folders between the root and the file.</summary>
    internal static string[] Folders(string root, string file) => Below(root, file).Split('/')[..^1];

    private static string? First(string root, string file) => Folders(root, file).FirstOrDefault();
}
