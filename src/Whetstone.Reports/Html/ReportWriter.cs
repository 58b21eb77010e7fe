using Whetstone.Data;
using Whetstone.Learn;

namespace Whetstone.Reports;

/// <summary>Writes a report when a fit ends: curves of every step and epoch, and what the network says of the validation samples, for which it runs over them once more.</summary>
/// <remarks>A fit that was stopped early gets a report without the validation samples. A report that cannot be written makes the fit throw at its end, when the network is trained.</remarks>
/// <param name="path">The HTML file.</param>
/// <param name="classes">The names of the classes.</param>
/// <param name="title">The heading.</param>
public sealed class ReportWriter(string path, IReadOnlyList<string> classes, string title = "Training report") : Callback
{
    private Learn.Recorder recorder = new();

    /// <inheritdoc/>
    public override bool OnlyWatches => true;

    /// <summary>After all others, so that what they change at the end is in the report.</summary>
    public override int Order => 1000;

    /// <summary>Settings to list in the report.</summary>
    public IReadOnlyList<(string Name, string Value)> Settings { get; init; } = [];

    /// <summary>What the data set does to the numbers of its images, which pictures undo.</summary>
    public Normalize? Normalization { get; init; }

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Tensor> StateDict() => recorder.StateDict();

    /// <inheritdoc/>
    public override void LoadStateDict(IReadOnlyDictionary<string, Tensor> state) => recorder.LoadStateDict(state);

    /// <inheritdoc/>
    public override Flow BeginFit(Run run)
    {
        recorder = new();
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override Flow AfterLoss(Run run) => recorder.AfterLoss(run);

    /// <inheritdoc/>
    public override Flow AfterEpoch(Run run) => recorder.AfterEpoch(run);

    /// <inheritdoc/>
    public override void AfterFit(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        bool whole = run.StopReason is null && run.Epoch == run.Epochs;
        Batch? first = whole ? (run.Learner.Valid ?? run.Learner.Train).Epoch(0).First() : null;
        HtmlReport.Write(path, new()
        {
            Title = title,
            History = History.Of(recorder, [.. run.TrainMetrics.Select(m => m.Name)]),
            Steps = recorder,
            Test = whole && run.Learner.Valid is { } valid ? Interpretation.Of(run.Model, valid, classes) : null,
            Normalization = Normalization,
            Network = whole ? run.Model : null,
            Input = first?.Data.Shape[1..],
            Example = first?.Data[..1],
            Classes = classes,
            Settings = Settings,
            Machine = MachineFacts.Here(),
        });
    }
}
