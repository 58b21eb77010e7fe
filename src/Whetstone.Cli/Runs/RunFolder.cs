namespace Whetstone.Cli;

/// <summary>The folder of a run: settings, log, checkpoint and, at the end, weights.</summary>
internal sealed class RunFolder
{
    private RunFolder(string path) => Path = path;

    internal string Path { get; }

    internal string ConfigPath => In("config.json");

    internal string LogPath => In("log.jsonl");

    internal string CheckpointPath => In("checkpoint.safetensors");

    internal string WeightsPath => In("model.safetensors");

    internal string ReportPath => In("report.html");

    /// <summary>A new folder for a run, with its settings in it.</summary>
    /// <param name="path">The folder; null for the next free one in <c>runs</c>.</param>
    /// <param name="config">The settings.</param>
    internal static RunFolder Create(string? path, RunConfig config)
    {
        try
        {
            RunFolder folder = new(path ?? NextFree($"{config.Model}-{DataName.Short(config.Data)}"));
            if (File.Exists(folder.ConfigPath))
                throw new CommandException($"{folder.Path} already holds a run; go on with it by 'whet train --resume {folder.Path}', or choose another --out");
            Directory.CreateDirectory(folder.Path);
            WholeFile.Write(folder.ConfigPath, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(config.ToJson() + "\n")));
            return folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new CommandException($"cannot write the run folder {path ?? "runs"}: {error.Message}");
        }
    }

    /// <summary>The folder of an earlier run, and its settings.</summary>
    internal static (RunFolder Folder, RunConfig Config) Open(string path)
    {
        RunFolder folder = new(path);
        if (!Directory.Exists(path)) throw new CommandException($"there is no run folder {path}{Others(path)}");
        if (!File.Exists(folder.ConfigPath)) throw new CommandException($"{path} is no run folder: it has no config.json");
        return (folder, RunConfig.Parse(File.ReadAllText(folder.ConfigPath), folder.ConfigPath));
    }

    internal void Write(RunConfig config) =>
        WholeFile.Write(ConfigPath, stream => stream.Write(System.Text.Encoding.UTF8.GetBytes(config.ToJson() + "\n")));

    private string In(string file) => System.IO.Path.Combine(Path, file);

    private static string NextFree(string name)
    {
        for (int n = 1; ; n++)
        {
            string path = System.IO.Path.Combine("runs", $"{name}-{n}");
            if (!Directory.Exists(path)) return path;
        }
    }

    private static string Others(string path)
    {
        string parent = System.IO.Path.GetDirectoryName(System.IO.Path.TrimEndingDirectorySeparator(path)) is { Length: > 0 } above ? above : "runs";
        if (!Directory.Exists(parent)) return "";
        string[] names = [.. Directory.EnumerateDirectories(parent).Where(d => File.Exists(System.IO.Path.Combine(d, "config.json"))).Order(StringComparer.Ordinal).TakeLast(5)];
        return names.Length == 0 ? "" : $"; there are {string.Join(", ", names)}";
    }
}
