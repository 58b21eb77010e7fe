namespace Whetstone.Learn;

/// <summary>Stops the fit when the loss is not a finite number, before the parameters are changed by it.</summary>
public sealed class StopOnNaN : Callback
{
    /// <inheritdoc/>
    public override bool OnlyWatches => true;

    /// <inheritdoc/>
    public override int Order => 100;      // after callbacks that change the loss

    /// <inheritdoc/>
    public override Flow AfterLoss(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        float loss = run.Loss!.Item();
        if (float.IsFinite(loss) || !run.IsTraining) return Flow.Continue;
        run.StopReason = $"the loss is {loss} at epoch {run.Epoch}, batch {run.BatchIndex}, learning rate {run.Optimizer.LearningRate}; " +
                         "try a learning rate ten times smaller, check the data for NaN, or start with a warm-up";
        return Flow.EndFit;
    }
}
