using System.Text;
using System.Text.RegularExpressions;

namespace Whetstone.Graphs;

/// <summary>The text file <c>checkpoint</c> beside checkpoints, which names the latest one and those that are kept: TensorFlow's <c>CheckpointState</c>.</summary>
/// <param name="ModelCheckpointPath">The latest, as a path to the files without their ending.</param>
/// <param name="AllModelCheckpointPaths">All that are kept, oldest first.</param>
public sealed partial record CheckpointState(string ModelCheckpointPath, IReadOnlyList<string> AllModelCheckpointPaths)
{
    private const string FileName = "checkpoint";

    /// <summary>What a folder's file says; null if there is none.</summary>
    public static CheckpointState? Read(string folder)
    {
        string file = Path.Combine(folder, FileName);
        if (!File.Exists(file)) return null;
        string? latest = null;
        List<string> all = [];
        foreach (Match line in Line().Matches(File.ReadAllText(file)))
        {
            // Paths without a root are relative to the file, so that a folder can be moved.
            string path = Path.Combine(folder, line.Groups[2].Value);
            if (line.Groups[1].Value == "model_checkpoint_path") latest = path;
            else all.Add(path);
        }
        return latest is null ? null : new(latest, all);
    }

    /// <summary>Writes the file, whole or not at all.</summary>
    internal void Write(string folder) => WholeFile.Write(Path.Combine(folder, FileName), stream =>
    {
        StringBuilder text = new($"model_checkpoint_path: \"{Path.GetRelativePath(folder, ModelCheckpointPath)}\"\n");
        foreach (string path in AllModelCheckpointPaths) text.Append($"all_model_checkpoint_paths: \"{Path.GetRelativePath(folder, path)}\"\n");
        stream.Write(Encoding.UTF8.GetBytes(text.ToString()));
    });

    [GeneratedRegex("^(model_checkpoint_path|all_model_checkpoint_paths): \"(.*)\"", RegexOptions.Multiline)]
    private static partial Regex Line();
}
