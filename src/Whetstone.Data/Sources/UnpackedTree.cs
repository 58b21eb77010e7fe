namespace Whetstone.Data;

/// <summary>The files that the archives of a set hold: unpacked beside them once, as a whole or not at all.</summary>
internal static class UnpackedTree
{
    // Photographs do not shrink in an archive, and annotations are a small part.
    private const int MostTimesLarger = 4;

    /// <summary>Where the tree is, if it is there.</summary>
    public static string PathIn(string folder) => Path.Combine(folder, "unpacked");

    /// <summary>Makes the tree in a folder that holds the archives, each of them right.</summary>
    /// <exception cref="DataFormatException">An archive is damaged, or lacks the folder that is read.</exception>
    public static async Task MakeAsync(DataSetInfo set, string folder, FetchOptions options, CancellationToken cancellation)
    {
        string tree = PathIn(folder), part = tree + ".part";
        using IDisposable alone = await FolderLock.TakeAsync(folder, () => options.Notices?.Report($"{set.Name}: another process is unpacking it; waiting"), cancellation).ConfigureAwait(false);
        if (Directory.Exists(tree)) return;
        if (Directory.Exists(part)) Directory.Delete(part, recursive: true); // of a process that was stopped
        try
        {
            ArchiveUnpacker unpacker = new(part, MostTimesLarger * set.Files.Sum(file => new FileInfo(Path.Combine(folder, file.Name)).Length));
            foreach (DataSetFile file in set.Files)
            {
                options.Notices?.Report($"{set.Name}: unpacking {file.Name}");
                await unpacker.UnpackAsync(Path.Combine(folder, file.Name), cancellation).ConfigureAwait(false);
            }
            if (!Directory.Exists(Path.Combine(part, set.ArchiveRoot!)))
                throw new DataFormatException(set.Files[0].Name, 0, $"holds no folder {set.ArchiveRoot}");
            Directory.Move(part, tree);
        }
        finally
        {
            if (Directory.Exists(part)) Directory.Delete(part, recursive: true);
        }
    }
}
