namespace Whetstone.Learn;

/// <summary>The part of the samples whose largest output is at the true class.</summary>
public sealed class Accuracy : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "accuracy";

    /// <inheritdoc/>
    public override Metric Fresh() => new Accuracy();

    /// <inheritdoc/>
    protected override (double Sum, double Count) Measure(Tensor prediction, Tensor target, double loss)
    {
        ClassTargets.Require(Name, prediction, target);
        long[] predicted = prediction.ArgMax(1).ToArray<long>(), truth = target.ToArray<long>();
        int right = 0;
        for (int i = 0; i < truth.Length; i++) if (predicted[i] == truth[i]) right++;
        return (right, truth.Length);
    }
}
