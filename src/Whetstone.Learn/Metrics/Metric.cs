namespace Whetstone.Learn;

/// <summary>A figure over the batches of an epoch.</summary>
public abstract class Metric
{
    /// <summary>The name shown.</summary>
    public abstract string Name { get; }

    /// <summary>The figure so far; NaN before the first batch.</summary>
    public abstract double Value { get; }

    /// <summary>What must be saved in the middle of an epoch to go on later.</summary>
    public abstract double[] State { get; set; }

    /// <summary>Takes a batch.</summary>
    /// <param name="prediction">What the network computed, [N, …].</param>
    /// <param name="target">What it should have computed.</param>
    /// <param name="loss">The batch's mean loss.</param>
    public abstract void Add(Tensor prediction, Tensor target, double loss);

    /// <summary>Forgets all batches.</summary>
    public abstract void Reset();

    /// <summary>A metric of the same kind and settings without batches.</summary>
    public abstract Metric Fresh();
}
