namespace Whetstone.Data;

/// <summary>What the examples of a set are on average, found in one pass with one batch in memory: what <see cref="Normalize"/> and <see cref="SubtractMean"/> need.</summary>
/// <param name="Mean">The mean of each channel. Bytes count from 0 to 1, as <see cref="ToFloat"/> makes them.</param>
/// <param name="Std">The standard deviation of each channel, over all pixels of all examples.</param>
/// <param name="MeanImage">The mean of each pixel, float32 [C, …], as Caffe subtracts it.</param>
public sealed record DataStatistics(IReadOnlyList<double> Mean, IReadOnlyList<double> Std, Tensor MeanImage)
{
    private const int BatchSize = 64;

    /// <summary>The statistics of all examples.</summary>
    /// <param name="data">Examples [C, …] of one shape; bytes or floats.</param>
    /// <param name="cancellation">Ends the pass.</param>
    /// <exception cref="ArgumentException">There are no examples.</exception>
    public static DataStatistics Of(Dataset data, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(data);
        if (data.Count == 0) throw new ArgumentException("a set without examples has no mean", nameof(data));
        DataSums? sums = null;
        for (int start = 0; start < data.Count; start += BatchSize)
        {
            cancellation.ThrowIfCancellationRequested();
            Tensor batch = data.Gather([.. Enumerable.Range(start, Math.Min(BatchSize, data.Count - start))]).Data;
            sums ??= new(batch);
            sums.Add(batch);
        }
        return sums!.Result();
    }

    /// <summary>The transform that takes the channels' means away and divides by their deviations; put it behind <see cref="ToFloat"/> if examples are bytes.</summary>
    public Normalize ToNormalize() => new(Mean, Std);
}
