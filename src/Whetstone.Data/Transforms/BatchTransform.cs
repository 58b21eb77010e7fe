namespace Whetstone.Data;

/// <summary>Changes a batch on its way from the data set to the network. A new one is a file beside this one.</summary>
/// <remarks>The result must depend on the arguments alone; random numbers come from the context.</remarks>
public abstract class BatchTransform
{
    /// <summary>The changed batch. Its examples keep their number and order.</summary>
    public abstract Batch Apply(Batch batch, BatchContext context);

    /// <summary>A function of a batch as a transform.</summary>
    public static BatchTransform Of(Func<Batch, Batch> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new FunctionTransform((batch, _) => function(batch));
    }

    /// <summary>A function of a batch and its context, from which it may draw random numbers, as a transform.</summary>
    public static BatchTransform Of(Func<Batch, BatchContext, Batch> function) => new FunctionTransform(function);

    /// <summary>Changes one example at a time.</summary>
    public static BatchTransform PerSample(Func<Sample, Sample> function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return new SampleTransform((sample, _) => function(sample), inParallel: false);
    }

    /// <summary>Changes one example at a time, by random numbers that depend on seed, epoch and the example's index alone.</summary>
    public static BatchTransform PerSample(Func<Sample, Rng, Sample> function) => new SampleTransform(function, inParallel: false);

    /// <summary>The same on several threads at once, which <paramref name="function"/> must bear; the result is the same.</summary>
    public static BatchTransform PerSampleInParallel(Func<Sample, Rng, Sample> function) => new SampleTransform(function, inParallel: true);

    /// <summary>One transform that does the work of this one and then of <paramref name="next"/> in one pass; null if there is none.</summary>
    protected internal virtual BatchTransform? Fuse(BatchTransform next) => null;

    /// <summary>The same transforms with neighbours fused where that is possible.</summary>
    internal static BatchTransform[] Fused(IEnumerable<BatchTransform> transforms)
    {
        List<BatchTransform> fused = [];
        foreach (BatchTransform next in transforms)
        {
            ArgumentNullException.ThrowIfNull(next, nameof(transforms));
            if (fused.Count > 0 && fused[^1].Fuse(next) is { } both) fused[^1] = both;
            else fused.Add(next);
        }
        return [.. fused];
    }
}
