namespace Whetstone.Data;

/// <summary>Examples at a fixed distance: 0, 3, 6, ..., then, if it rolls over, 1, 4, 7, ... and 2, 5, 8, ...</summary>
/// <remarks>For long sequences cut into pieces, where each batch goes on where the one before ended.</remarks>
public sealed class IntervalSampler : Sampler
{
    private readonly int length;
    private readonly int interval;
    private readonly bool rollover;

    /// <summary>Samples the examples 0 to <paramref name="length"/> - 1 at the distance <paramref name="interval"/>.</summary>
    /// <param name="length">How many examples there are.</param>
    /// <param name="interval">The distance, from 1 to <paramref name="length"/>.</param>
    /// <param name="rollover">Whether to begin again at 1, 2, ... until every example has come once.</param>
    public IntervalSampler(int length, int interval, bool rollover = true)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(interval, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(interval, length);
        this.length = length;
        this.interval = interval;
        this.rollover = rollover;
    }

    /// <inheritdoc/>
    public override int Count => rollover ? length : (length - 1) / interval + 1;

    /// <inheritdoc/>
    protected override int[] Draw(int epoch)
    {
        var indices = new int[Count];
        int filled = 0;
        for (int start = 0; filled < indices.Length; start++)
        {
            for (long index = start; index < length; index += interval) indices[filled++] = (int)index;
        }
        return indices;
    }
}
