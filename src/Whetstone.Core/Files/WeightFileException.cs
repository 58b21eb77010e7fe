namespace Whetstone;

/// <summary>A file of weights is damaged or is none.</summary>
/// <param name="path">The file.</param>
/// <param name="offset">Byte at which that showed.</param>
/// <param name="problem">What was wrong, and what was expected.</param>
public sealed class WeightFileException(string path, long offset, string problem) : IOException($"{path}: byte {offset:N0}: {problem}")
{
    /// <summary>The file.</summary>
    public string Path { get; } = path;

    /// <summary>What was wrong, without the place.</summary>
    public string Problem { get; } = problem;

    /// <summary>Byte at which the damage showed.</summary>
    public long Offset { get; } = offset;
}
