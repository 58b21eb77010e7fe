namespace Whetstone.Learn;

/// <summary>The mean loss of the samples.</summary>
public sealed class MeanLoss : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "loss";

    /// <inheritdoc/>
    public override Metric Fresh() => new MeanLoss();

    /// <inheritdoc/>
    protected override (double Sum, double Count) Measure(Tensor prediction, Tensor target, double loss) => (loss * prediction.Shape[0], prediction.Shape[0]);
}
