namespace Whetstone.Data;

/// <summary>An example of a data set could not be read or transformed; the inner exception says why.</summary>
/// <param name="index">The example's index in the data set that failed: below views such as a split, that of the set they look at.</param>
/// <param name="inner">What went wrong.</param>
public sealed class SampleException(int index, Exception inner) : Exception($"sample {index}: {inner?.Message}", inner)
{
    /// <summary>The example's index in the data set that failed.</summary>
    public int Index { get; } = index;

    /// <summary>Whether an exception is about one example and does not yet say which.</summary>
    internal static bool IsNew(Exception e) => e is not (SampleException or OperationCanceledException);
}
