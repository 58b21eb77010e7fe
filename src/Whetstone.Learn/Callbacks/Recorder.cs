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
    /// <remarks>An epoch is a row: its number, its figures on training batches, those on validation batches, the seconds.</remarks>
    public override IReadOnlyDictionary<string, Tensor> StateDict()
    {
        Dictionary<string, Tensor> state = new() { [nameof(losses)] = Tensor.Of(losses.ToArray()), [nameof(rates)] = Tensor.Of(rates.ToArray()) };
        for (int i = 0; i < epochs.Count; i++) state[$"{nameof(epochs)}.{i}"] = Tensor.Of<double>([epochs[i].Epoch, .. epochs[i].Train, .. epochs[i].Valid, epochs[i].Seconds]);
        return state;
    }

    /// <inheritdoc/>
    public override void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        Replace(losses, state[nameof(losses)].ToArray());
        Replace(rates, state[nameof(rates)].ToArray());
        List<EpochRecord> saved = [];
        while (state.TryGetValue($"{nameof(epochs)}.{saved.Count}", out Tensor? row)) saved.Add(Record(row.ToArray<double>()));
        Replace(epochs, saved);
    }

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

    private static void Replace<T>(List<T> own, IEnumerable<T> saved)
    {
        own.Clear();
        own.AddRange(saved);
    }

    private static EpochRecord Record(double[] row)
    {
        int valid = row.Length / 2;      // the number, as many training figures as validation figures, the seconds
        return new((int)row[0], row[1..valid], row[valid..^1], row[^1]);
    }
}

/// <summary>The figures of an epoch.</summary>
/// <param name="Epoch">From 0.</param>
/// <param name="Train">On training batches: the loss, then the metrics.</param>
/// <param name="Valid">On validation batches; NaN where there was none.</param>
/// <param name="Seconds">How long it took, validation included.</param>
public sealed record EpochRecord(int Epoch, IReadOnlyList<double> Train, IReadOnlyList<double> Valid, double Seconds);
