using System.Text.Json;
using Whetstone.Learn;

namespace Whetstone.Cli;

/// <summary>Writes the figures of each epoch to the run's log.</summary>
internal sealed class RunLog(string path) : Callback
{
    public override bool OnlyWatches => true;

    /// <inheritdoc/>
    public override Flow AfterEpoch(Run run)
    {
        File.AppendAllText(path, JsonSerializer.Serialize(EpochRow.Of(run), RunJson.Default.EpochRow) + "\n");
        return Flow.Continue;
    }

    /// <summary>Takes out epochs that a resumed run trains again: it was killed after it logged them and before it saved them.</summary>
    internal static void Cut(string path, int epochs)
    {
        if (!File.Exists(path)) return;
        string[] lines = File.ReadAllLines(path);
        if (lines.Length > epochs) WholeFile.Write(path, stream =>
        {
            using StreamWriter writer = new(stream, leaveOpen: true);
            foreach (string line in lines.Take(epochs)) writer.Write(line + "\n");
        });
    }
}
