namespace Whetstone.Learn;

/// <summary>Stops the fit when the validation loss has stopped falling.</summary>
/// <param name="patience">Epochs without progress that are let pass.</param>
/// <param name="leastChange">What counts as progress.</param>
public sealed class EarlyStopping(int patience = 3, double leastChange = 0) : Callback
{
    private double best = double.PositiveInfinity;
    private int bad;

    /// <inheritdoc/>
    public override Flow BeginFit(Run run)
    {
        (best, bad) = (double.PositiveInfinity, 0);
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override Flow AfterEpoch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        double loss = run.ValidMetrics[0].Value;
        (best, bad) = loss < best - leastChange ? (loss, 0) : (best, bad + 1);
        if (bad <= patience) return Flow.Continue;
        run.StopReason = $"the validation loss has not fallen below {best:G4} for {bad} epochs";
        return Flow.EndFit;
    }
}
