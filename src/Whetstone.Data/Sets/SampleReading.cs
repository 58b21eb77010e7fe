namespace Whetstone.Data;

/// <summary>Reads the examples of a batch one by one, by their place in the batch and their index in the data set. An error names the first example, in the order of the batch, that cannot be read.</summary>
internal static class SampleReading
{
    /// <summary>On this thread.</summary>
    public static Sample[] InOrder(ReadOnlySpan<int> indices, Func<int, int, Sample> read)
    {
        var samples = new Sample[indices.Length];
        for (int i = 0; i < samples.Length; i++)
        {
            try
            {
                samples[i] = read(i, indices[i]);
            }
            catch (Exception e) when (SampleException.IsNew(e))
            {
                throw new SampleException(indices[i], e);
            }
        }
        return samples;
    }

    /// <summary>On several threads.</summary>
    public static Sample[] InParallel(ReadOnlySpan<int> indices, Func<int, int, Sample> read)
    {
        int[] all = indices.ToArray();
        var samples = new Sample[all.Length];
        var errors = new SampleException?[all.Length];
        Parallel.For(0, all.Length, i =>
        {
            try
            {
                // Nobody differentiates with respect to a picture.
                using IDisposable off = Autograd.NoGrad();
                samples[i] = read(i, all[i]);
            }
            catch (Exception error) when (SampleException.IsNew(error))
            {
                errors[i] = new(all[i], error);
            }
        });
        return Array.Find(errors, e => e is not null) is { } first ? throw first : samples;
    }
}
