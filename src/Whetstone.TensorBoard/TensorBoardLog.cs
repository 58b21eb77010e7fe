using Whetstone.Learn;

namespace Whetstone.TensorBoard;

/// <summary>Writes the loss and learning rate of every step and the figures of every epoch into a file of events for TensorBoard.</summary>
/// <remarks>A run that goes on begins another file in the same folder, and TensorBoard shows both as one.</remarks>
/// <param name="folder">Where the file goes.</param>
/// <param name="clock">Tells when events happen; null for the system's.</param>
public sealed class TensorBoardLog(string folder, TimeProvider? clock = null) : Callback
{
    private EventFile? file;
    private bool started;

    /// <inheritdoc/>
    public override bool OnlyWatches => true;

    /// <inheritdoc/>
    public override Flow BeginFit(Run run)
    {
        file?.Dispose();
        (file, started) = (new(folder, clock), false);
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override Flow AfterStep(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        // Only now is it known where a resumed run goes on.
        if (!started) file!.AddStart(run.Steps);
        started = true;
        file!.AddScalar("step/loss", run.Loss!.Item(), run.Steps);
        file.AddScalar("step/learning-rate", run.Optimizer.LearningRate, run.Steps);
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override Flow AfterEpoch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        foreach (Metric metric in run.TrainMetrics) file!.AddScalar($"train/{metric.Name}", metric.Value, run.Steps);
        // NaN where there was no validation: a curve has no place for it.
        foreach (Metric metric in run.ValidMetrics.Where(m => !double.IsNaN(m.Value))) file!.AddScalar($"valid/{metric.Name}", metric.Value, run.Steps);
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override void AfterFit(Run run)
    {
        file?.Dispose();
        file = null;
    }
}
