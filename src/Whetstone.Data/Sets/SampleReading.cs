namespace Whetstone.Data;

/// <summary>Reads the examples of a batch one by one. An error names the first example, in the order of the batch, that cannot be read.</summary>
internal static class SampleReading
{
    /// <summary>On this thread.</summary>
    public static Sample[] InOrder(ReadOnlySpan<int> indices, Func<int, Sample> read)
    {
        var samples = new Sample[indices.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            try
            {
                samples[i] = read(indices[i]);
            }
            catch (Exception e) when (SampleException.IsNew(e))
            {
                throw new SampleException(indices[i], e);
            }
        }
        return samples;
    }

    /// <summary>On several threads.</summary>
    public static Sample[] InParallel(ReadOnlySpan<int> indices, Func<int, Sample> read)
    {
        int[] places = indices.ToArray();
        var samples = new Sample[places.Length];
        var errors = new SampleException?[places.Length];
        Parallel.For(0, places.Length, i =>
        {
            try
            {
                // Nobody differentiates with respect to a picture.
                using IDisposable off = Autograd.NoGrad();
                samples[i] = read(places[i]);
            }
            catch (Exception error) when (SampleException.IsNew(error))
            {
                errors[i] = new(places[i], error);
            }
        });
        return Array.Find(errors, e => e is not null) is { } first ? throw first : samples;
    }
}
