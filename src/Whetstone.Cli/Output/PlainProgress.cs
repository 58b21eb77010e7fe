using System.Diagnostics;
using Whetstone.Learn;

namespace Whetstone.Cli;

/// <summary>For output that nobody watches: now and then a line on the error output.</summary>
internal sealed class PlainProgress(Terminal terminal) : IProgress<TrainingProgress>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private readonly Pace pace = new();
    private readonly Stopwatch sinceLine = Stopwatch.StartNew();

    public void Report(TrainingProgress value)
    {
        pace.Add(value);
        if (sinceLine.Elapsed < Pause) return;
        sinceLine.Restart();
        terminal.Error.WriteLine(pace.Text(value));
    }
}
