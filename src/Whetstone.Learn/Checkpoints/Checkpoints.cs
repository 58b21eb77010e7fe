namespace Whetstone.Learn;

/// <summary>Saves the run at its beginning, every so often, after each epoch, and when it is cut short.</summary>
/// <param name="path">The file; replaced whole each time.</param>
/// <param name="every">Least time between two savings within an epoch.</param>
/// <param name="notes">What the program wants to find again in the checkpoint.</param>
public sealed class Checkpoints(string path, TimeSpan every, string notes = "") : Callback
{
    /// <inheritdoc/>
    public override bool OnlyWatches => true;

    private readonly System.Diagnostics.Stopwatch sinceSaved = new();

    /// <inheritdoc/>
    public override int Order => 1000;      // when all others have done what they do

    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <inheritdoc/>
    public override Flow BeginFit(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        // Deferred shapes may keep parameters from having values yet; then there is nothing to save that the seed does not give.
        if (run.Model.Parameters().All(p => p.IsInitialized)) Save(run);
        sinceSaved.Restart();
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override Flow AfterBatch(Run run)
    {
        ArgumentNullException.ThrowIfNull(run);
        if (run.IsTraining && sinceSaved.Elapsed >= every) Save(run);
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override Flow AfterEpoch(Run run)
    {
        Save(run);
        return Flow.Continue;
    }

    /// <inheritdoc/>
    public override void AfterCancelFit(Run run) => Save(run);

    private void Save(Run run)
    {
        Checkpoint.Save(Path, run, notes);
        sinceSaved.Restart();
    }
}
