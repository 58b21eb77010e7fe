namespace Whetstone.Data;

/// <summary>Says which examples of a data set an epoch uses, and in which order.</summary>
/// <remarks>
/// The indices are a pure function of the sampler's arguments and the epoch: a run that was broken off goes on at any epoch and batch
/// without replaying those before. Samplers do not change after construction, so threads may share them.
/// </remarks>
public abstract class Sampler
{
    /// <summary>How many indices an epoch has; the same for every epoch.</summary>
    public abstract int Count { get; }

    /// <summary>The indices of an epoch, counted from 0, in order. The array is the caller's.</summary>
    public int[] Indices(int epoch)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(epoch);
        return Draw(epoch);
    }

    /// <summary>Forms the indices of an epoch, which is not negative, in a new array.</summary>
    protected abstract int[] Draw(int epoch);
}
