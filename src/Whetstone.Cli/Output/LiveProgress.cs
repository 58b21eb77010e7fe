using Spectre.Console;
using Whetstone.Learn;

namespace Whetstone.Cli;

/// <summary>For a person who watches: a bar over the whole fit, with place, rate and time left.</summary>
internal sealed class LiveProgress(ProgressTask bar) : IProgress<TrainingProgress>
{
    private readonly Pace pace = new();

    public void Report(TrainingProgress value)
    {
        pace.Add(value);
        bar.Value = pace.Done * bar.MaxValue;
        bar.Description = Markup.Escape(pace.Text(value));
    }

    /// <summary>Runs <paramref name="work"/> under a bar, which is gone when it is done.</summary>
    internal static T Show<T>(IAnsiConsole console, Func<LiveProgress, T> work) => console.Progress()
        .AutoClear(true)
        .Columns(new ProgressBarColumn(), new PercentageColumn(), new TaskDescriptionColumn { Alignment = Justify.Left })
        .Start(context => work(new(context.AddTask("starting"))));
}
