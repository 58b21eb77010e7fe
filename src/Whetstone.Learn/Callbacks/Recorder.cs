namespace Whetstone.Learn;

/// <summary>Keeps the loss and learning rate of every step, and the figures of every epoch.</summary>
public sealed class Recorder : Callback
{
    private readonly List<float> losses = [], rates = [];
    private readonly List<EpochRecord> epochs = [];
    /// <summary>The loss of every training step.</summary>
    public IReadOnlyList<float> Losses => losses;

    /// <summary>The learning rate of every training step.</summary>
    public IReadOnlyList<float> LearningRates => rates;

    /// <summary>The figures of every epoch.</summary>
    public IReadOnlyList<EpochRecord> Epochs => epochs;

    /// <inheritdoc/>
    public override Flow AfterLoss(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (!run.IsTraining) return Flow.Continue;
        losses.Add(run.Loss!.Item());
        rates.Add(run.Optimizer.LearningRate);
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override Flow AfterEpoch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        epochs.Add(new(run.Epoch, [.. run.TrainMetrics.Select(m => m.Value)], [.. run.ValidMetrics.Select(m => m.Value)], run.EpochSeconds));
        return Flow.Continue;
    }
}

/// <summary>The figures of an epoch.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="Train">On training batches: the loss, then the metrics.</param>
/// <param name="Valid">On validation batches; NaN where there was none.</param>
/// <param name="Seconds">How long it took, validation included.</param>
public sealed record EpochRecord(int Epoch, IReadOnlyList<double> Train, IReadOnlyList<double> Valid, double Seconds);
