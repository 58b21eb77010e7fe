using System.Text.Json;
using Whetstone.Learn;

namespace Whetstone.Cli;

/// <summary>Shows a fit: epoch lines under a live bar, plain lines, or JSON lines.</summary>
internal sealed class TrainDisplay(Terminal terminal, bool json)
{
    /// <summary>Says what is about to be trained.</summary>
    internal void Begin(string folder, RunConfig config)
    {
        if (json) Event(new("start") { Folder = folder, Config = config });
        else terminal.Line($"Training {config.Model} on {DataName.Short(config.Data)}, {config.Epochs} {(config.Epochs == 1 ? "epoch" : "epochs")}, in {folder}");
    }

    /// <summary>Runs the fit, handing it the callbacks that show it.</summary>
    internal Run Show(Func<IReadOnlyList<Callback>, Run> fit)
    {
        if (json) return fit([new EpochEvents(this)]);
        EpochLines lines = new(terminal.Line);
        return terminal.Live is { } console
            ? LiveProgress.Show(console, live => fit([lines, new ProgressReporter(live)]))
            : fit([lines, new ProgressReporter(new PlainProgress(terminal))]);
    }

    /// <summary>Says something beside the results.</summary>
    internal void Notice(string text) => terminal.Error.WriteLine(text);

    /// <summary>Says how it ended.</summary>
    internal void End(RunFolder folder, string? reason)
    {
        if (json) Event(new("end") { Folder = folder.Path, Reason = reason });
        else if (reason is null)
        {
            terminal.Line($"Weights: {folder.WeightsPath}");
            if (File.Exists(folder.ReportPath)) terminal.Line($"Report: {folder.ReportPath}");
        }
    }

    private void Event(TrainEvent happened) => terminal.Out.WriteLine(JsonSerializer.Serialize(happened, RunJson.Default.TrainEvent));

    private sealed class EpochEvents(TrainDisplay display) : Callback
    {
        public override bool OnlyWatches => true;

        public override Flow AfterEpoch(Run run)
        {
            display.Event(new("epoch") { Figures = EpochRow.Of(run) });
            return Flow.Continue;
        }
    }
}
