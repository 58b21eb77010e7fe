namespace Whetstone.Data;

/// <summary>The examples that pass a test, in the data set's own order.</summary>
public sealed class FilterSampler : Sampler
{
    private readonly int[] indices;

    /// <summary>Samples those of the examples 0 to <paramref name="count"/> - 1 that <paramref name="keep"/> keeps.</summary>
    /// <remarks>Each example is tested once, here: a test of labels or pixels may be slow.</remarks>
    public FilterSampler(int count, Func<int, bool> keep)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentNullException.ThrowIfNull(keep);
        indices = [.. Enumerable.Range(0, count).Where(keep)];
    }

    /// <inheritdoc/>
    public override int Count => indices.Length;

    /// <inheritdoc/>
    protected override int[] Draw(int epoch) => [.. indices];
}
