using Whetstone.Optim;

namespace Whetstone.Learn;

/// <summary>Sets any setting, such as a momentum, by a schedule over the whole fit, with every training batch.</summary>
/// <param name="schedule">The factor on the first value; its time is in epochs.</param>
/// <param name="first">The value that the factor is of.</param>
/// <param name="set">Takes the value.</param>
public sealed class ScheduledSetting(Schedule schedule, float first, Action<float> set) : Callback
{
    /// <inheritdoc/>
    public override bool OnlyWatches => true;

    /// <inheritdoc/>
    public override int Order => 1;

    /// <inheritdoc/>
    public override Flow BeginBatch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.IsTraining) set((float)(first * schedule.Factor(run.Progress)));
        return Flow.Continue;
    }
}
