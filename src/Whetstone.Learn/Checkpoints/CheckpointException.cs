namespace Whetstone.Learn;

/// <summary>A checkpoint is whole, but of a run that was set up otherwise: with another order of the data, or another optimiser.</summary>
/// <param name="path">The checkpoint's file.</param>
/// <param name="difference">How the runs differ.</param>
public sealed class CheckpointException(string path, string difference) : InvalidOperationException($"{path}: {difference}")
{
    /// <summary>The checkpoint's file.</summary>
    public string Path { get; } = path;
}
