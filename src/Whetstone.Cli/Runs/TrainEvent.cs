namespace Whetstone.Cli;

/// <summary>A line of <c>whet train --json</c>: the start, an epoch, or the end of a run.</summary>
internal sealed record TrainEvent(string Event)
{
    public string? Folder { get; init; }

    public RunConfig? Config { get; init; }

    public EpochRow? Figures { get; init; }

    /// <summary>Why it ended early, if it did.</summary>
    public string? Reason { get; init; }
}
