namespace Whetstone;

/// <summary>How an op treats the samples of a batch.</summary>
public enum SampleWork
{
    /// <summary>A sample's result depends on other samples, or there are no samples.</summary>
    Mixed,

    /// <summary>Sample i of the result depends on sample i of the batched inputs alone.</summary>
    Each,

    /// <summary>The result is a sum of what each sample gives, as the gradient of a weight is, or can be made of the results for parts of the batch: <see cref="Op.Join"/>.</summary>
    Sum,
}
