namespace Whetstone.Data;

/// <summary>A package of Debian or a relative, fetched and unpacked in a temporary folder: nothing is installed, root is not needed.</summary>
/// <param name="package">The package's name.</param>
/// <param name="folder">The folder within the package that holds the files.</param>
public sealed class DebianPackage(string package, string folder) : DataSetSource
{
    /// <inheritdoc/>
    public override string Description => $"Debian package {package}";

    /// <inheritdoc/>
    public override bool NeedsNetwork => true;

    internal string AptGet { get; init; } = "apt-get";

    internal string DpkgDeb { get; init; } = "dpkg-deb";

    internal bool IsRoot { get; init; } = Environment.IsPrivilegedProcess;

    /// <inheritdoc/>
    public override async Task FetchAsync(DataSetFetch fetch, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(fetch);
        foreach (var file in fetch.Missing) fetch.Report(file, this, 0, null);
        using var unpacked = await UnpackAsync(fetch.Options.ProgramTimeout, cancellation).ConfigureAwait(false);
        await TakeAsync(fetch, Path.Combine(unpacked.Path, folder), cancellation).ConfigureAwait(false);
    }

    /// <summary>Fetches the package and unpacks all of it in a temporary folder, which disappears when it is disposed of.</summary>
    /// <param name="timeout">How long each program may run.</param>
    /// <param name="cancellation">Stops the work; nothing is left behind.</param>
    /// <exception cref="SourceUnavailableException">This is no Debian, or the package cannot be reached.</exception>
    public async Task<WorkFolder> UnpackAsync(TimeSpan timeout, CancellationToken cancellation)
    {
        if (OperatingSystem.IsWindows() || OperatingSystem.IsMacOS()) throw new SourceUnavailableException("this system has no apt-get");
        using var work = new WorkFolder();
        Task<ProgramResult> Run(string program, params string[] arguments) =>
            ExternalProgram.RunAsync(program, arguments, work.Path, timeout, cancellation);

        var download = await Run(AptGet, "download", package).ConfigureAwait(false);
        if (IsUnknown(download))
        {
            if (!IsRoot) throw new SourceUnavailableException("apt-get does not know it; 'apt-get update' as root may help");
            // A fresh container has no package lists at all.
            var update = await Run(AptGet, "update").ConfigureAwait(false);
            if (update.ExitCode != 0) throw new SourceUnavailableException($"apt-get update fails: {update.Complaint}");
            download = await Run(AptGet, "download", package).ConfigureAwait(false);
        }
        if (download.ExitCode != 0) throw new SourceUnavailableException($"apt-get download fails: {download.Complaint}");

        string archive = Directory.EnumerateFiles(work.Path, "*.deb").FirstOrDefault()
            ?? throw new SourceUnavailableException("apt-get download left no .deb file");
        var content = new WorkFolder();
        try
        {
            var unpack = await Run(DpkgDeb, "-x", archive, content.Path).ConfigureAwait(false);
            if (unpack.ExitCode != 0) throw new SourceUnavailableException($"dpkg-deb -x fails: {unpack.Complaint}");
            return content;
        }
        catch
        {
            content.Dispose();
            throw;
        }
    }

    private async Task TakeAsync(DataSetFetch fetch, string content, CancellationToken cancellation)
    {
        var found = new Folder(content);
        List<string> absent = [];
        foreach (var file in fetch.Missing)
        {
            if (found.Candidates(file).FirstOrDefault(File.Exists) is not { } path) absent.Add(file.Name);
            else await fetch.AcceptAsync(file, FileCheck.OpenRead(path), this, $"{package}: {folder}/{Path.GetFileName(path)}", cancellation).ConfigureAwait(false);
        }
        if (absent.Count > 0) throw new SourceUnavailableException($"holds no {string.Join(", ", absent)} in {folder}");
    }

    private static bool IsUnknown(ProgramResult download) => download.ExitCode != 0
        && (download.Error.Contains("Unable to locate package", StringComparison.Ordinal)
            || download.Error.Contains("Can't select candidate version", StringComparison.Ordinal)
            || download.Error.Contains("has no installation candidate", StringComparison.Ordinal));
}
