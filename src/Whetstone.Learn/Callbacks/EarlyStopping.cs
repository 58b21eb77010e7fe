namespace Whetstone.Learn;

/// <summary>Stops the fit when the validation loss has stopped falling.</summary>
/// <param name="patience">Epochs without progress that are let pass.</param>
/// <param name="leastChange">What counts as progress.</param>
public sealed class EarlyStopping(int patience = 3, double leastChange = 0) : Callback
{
    /// <inheritdoc/>
    public override bool OnlyWatches => true;

    private double best = double.PositiveInfinity;
    private int bad;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, Tensor> StateDict() =>
        new Dictionary<string, Tensor> { [nameof(best)] = Tensor.Of(best), [nameof(bad)] = Tensor.Of(bad) };

    /// <inheritdoc/>
    public override void LoadStateDict(IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentNullException.ThrowIfNull(state);
        (best, bad) = (state[nameof(best)].Item<double>(), state[nameof(bad)].Item<int>());
    }

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The learner has no validation data.</exception>
    public override Flow BeginFit(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.Learner.Valid is null) throw new InvalidOperationException("EarlyStopping watches the loss on validation data; give the Learner a loader of some");
        (best, bad) = (double.PositiveInfinity, 0);
        return Flow.Continue;
    }

    /// <inheritdoc/>
    // A run that was killed when its patience had just ended must not train another epoch.
    public override Flow BeginEpoch(Run run) => Judge(run);

    /// <inheritdoc/>
    public override Flow AfterEpoch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        double loss = run.ValidMetrics[0].Value;
        (best, bad) = loss < best - leastChange ? (loss, 0) : (best, bad + 1);
        return Judge(run);
    }

    private Flow Judge(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (bad <= patience) return Flow.Continue;
        run.StopReason = $"the validation loss has not fallen below {best:G4} for {bad} epochs";
        return Flow.EndFit;
    }
}
