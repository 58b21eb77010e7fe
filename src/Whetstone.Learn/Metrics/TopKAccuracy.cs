namespace Whetstone.Learn;

/// <summary>The part of the samples whose true class is among the largest outputs.</summary>
/// <param name="k">How many outputs count.</param>
public sealed class TopKAccuracy(int k = 5) : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => $"top-{k} accuracy";

    /// <inheritdoc/>
    public override Metric Fresh() => new TopKAccuracy(k);

    /// <inheritdoc/>
    protected override (double Sum, double Count) Measure(Tensor prediction, Tensor target, double loss)
    {
        ClassTargets.Require(Name, prediction, target);
        long[] best = prediction.TopK(k, 1).Indices.ToArray<long>(), truth = target.ToArray<long>();
        int right = 0;
        for (int i = 0; i < truth.Length; i++) if (Array.IndexOf(best, truth[i], i * k, k) >= 0) right++;
        return (right, truth.Length);
    }
}
