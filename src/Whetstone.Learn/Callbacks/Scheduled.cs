using Whetstone.Optim;

namespace Whetstone.Learn;

/// <summary>Sets the learning rate by a schedule over epochs, or over the whole fit.</summary>
/// <param name="schedule">The factor on the starting rate; its time is in epochs.</param>
/// <param name="startingRate">The rate that the factor is of.</param>
/// <param name="everyBatch">Whether the rate changes with every batch, at fractions of epochs; otherwise with every epoch.</param>
public sealed class Scheduled(Schedule schedule, float startingRate, bool everyBatch = true) : Callback
{
    /// <inheritdoc/>
    public override bool OnlyWatches => true;

    /// <inheritdoc/>
    public override int Order => 1;

    /// <inheritdoc/>
    public override Flow BeginEpoch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        schedule.Apply(run.Optimizer, startingRate, run.Epoch);
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override Flow BeginBatch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (everyBatch && run.IsTraining) schedule.Apply(run.Optimizer, startingRate, run.Progress);
        return Flow.Continue;
    }
}
