using System.Diagnostics;

namespace Whetstone.Cli;

/// <summary>Tells how many are done: now and then a line on the error output. Several threads report.</summary>
internal sealed class CountProgress(Terminal terminal, string what) : IProgress<(int Done, int All)>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Lock gate = new();
    private readonly Stopwatch sinceLine = Stopwatch.StartNew();

    public void Report((int Done, int All) value)
    {
        lock (gate)
        {
            if (sinceLine.Elapsed < Pause) return;
            sinceLine.Restart();
            terminal.Error.WriteLine(Invariant.Text($"{what}: {value.Done:N0} of {value.All:N0}"));
        }
    }
}
