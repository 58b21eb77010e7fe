namespace Whetstone.Data;

/// <summary>A folder that may hold the files, unpacked or as .gz.</summary>
/// <param name="path">The folder.</param>
public sealed class Folder(string path) : DataSetSource
{
    /// <summary>The folder's path.</summary>
    public string Path { get; } = path;

    /// <inheritdoc/>
    public override string Description => $"folder {Path}";

    /// <inheritdoc/>
    public override bool NeedsNetwork => false;

    /// <inheritdoc/>
    public override async Task FetchAsync(DataSetFetch fetch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        if (!Directory.Exists(Path)) throw new SourceUnavailableException("no such folder");
        List<string> absent = [];
        foreach (var file in fetch.Missing)
        {
            string[] present = [.. Candidates(file).Where(File.Exists)];
            if (present.Length == 0) absent.Add(file.PackedName);
            foreach (string path in present)
            {
                if (await fetch.AcceptAsync(file, FileCheck.OpenRead(path), this, path, cancellation).ConfigureAwait(false)) break;
            }
        }
        if (absent.Count > 0) throw new SourceUnavailableException($"holds no {string.Join(", ", absent)}");
    }

    /// <summary>The names under which the folder may hold the file.</summary>
    internal IEnumerable<string> Candidates(DataSetFile file) =>
        new[] { file.Name, file.PackedName }.Distinct().Select(name => System.IO.Path.Combine(Path, name));
}
