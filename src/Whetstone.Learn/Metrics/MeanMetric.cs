namespace Whetstone.Learn;

/// <summary>A figure that is a mean over samples.</summary>
public abstract class MeanMetric : Metric
{
    private double sum, count;

    /// <inheritdoc/>
    public sealed override double Value => count == 0 ? double.NaN : sum / count;

    /// <inheritdoc/>
    public sealed override double[] State
    {
        get => [sum, count];
        set => (sum, count) = value is [double s, double n] ? (s, n) : throw new ArgumentException("a mean's state is its sum and count");
    }

    /// <inheritdoc/>
    public sealed override void Reset() => (sum, count) = (0, 0);

    /// <inheritdoc/>
    public sealed override void Add(Tensor prediction, Tensor target, double loss)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        using IDisposable noGrad = Autograd.NoGrad();
        (double batchSum, double batchCount) = Measure(prediction, target, loss);
        (sum, count) = (sum + batchSum, count + batchCount);
    }

    /// <summary>Sum over a batch, and what it is a sum of.</summary>
    protected abstract (double Sum, double Count) Measure(Tensor prediction, Tensor target, double loss);
}
