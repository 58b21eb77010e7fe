using System.Diagnostics;
using Whetstone.Data;

namespace Whetstone.Cli;

/// <summary>Tells how far downloads are: now and then a line on the error output, so that results stay clean.</summary>
internal sealed class FetchProgress(Terminal terminal) : IProgress<DownloadProgress>, IProgress<string>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Stopwatch sinceLine = new();
    private string file = "";

    /// <summary>How to fetch, so that the user sees how far it is.</summary>
    internal static FetchOptions Options(Terminal terminal)
    {
        FetchProgress progress = new(terminal);
        return new() { Progress = progress, Notices = progress };
    }

    public void Report(DownloadProgress value)
    {
        if (value.File == file && sinceLine.Elapsed < Pause) return;
        file = value.File;
        sinceLine.Restart();
        string of = value.TotalBytes is { } total ? $" of {Size(total)}" : "";
        string done = value.Bytes == 0 ? "" : $", {Size(value.Bytes)}{of}";
        terminal.Error.WriteLine($"{value.DataSet}: {value.File}{done} from {value.Source}");
    }

    public void Report(string value) => terminal.Error.WriteLine(value);

    /// <summary>A size for people: <c>47.0 MB</c>.</summary>
    internal static string Size(long bytes) => bytes < 1_000_000
        ? Invariant.Text($"{bytes / 1e3:F1} kB")
        : Invariant.Text($"{bytes / 1e6:F1} MB");
}
