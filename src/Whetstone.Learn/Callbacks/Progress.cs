namespace Whetstone.Learn;

/// <summary>Where a fit is.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="Epochs">In all.</param>
/// <param name="Batch">Batches done of the epoch.</param>
/// <param name="Batches">Of the epoch.</param>
/// <param name="IsTraining">Whether the batches are of training, not validation.</param>
/// <param name="Loss">Mean loss of the epoch so far.</param>
/// <param name="Samples">Samples of the last batch.</param>
public readonly record struct TrainingProgress(int Epoch, int Epochs, int Batch, int Batches, bool IsTraining, double Loss, int Samples);

/// <summary>Reports after every batch where the fit is.</summary>
/// <param name="progress">Who is told.</param>
public sealed class ProgressReporter(IProgress<TrainingProgress> progress) : Callback
{
    /// <inheritdoc/>
    public override bool OnlyWatches => true;

    /// <inheritdoc/>
    public override int Order => -1;

    /// <inheritdoc/>
    public override Flow AfterBatch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        double loss = (run.IsTraining ? run.TrainMetrics : run.ValidMetrics)[0].Value;
        progress.Report(new(run.Epoch, run.Epochs, run.BatchIndex, run.BatchCount, run.IsTraining, loss, run.Batch?.Size ?? 0));
        return Flow.Continue;
    }
}
