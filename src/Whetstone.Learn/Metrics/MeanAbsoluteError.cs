namespace Whetstone.Learn;

/// <summary>How far outputs are from their targets, on average over all elements. For regression: outputs and targets of one shape.</summary>
public sealed class MeanAbsoluteError : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "mean absolute error";

    /// <inheritdoc/>
    public override Metric Fresh() => new MeanAbsoluteError();

    /// <inheritdoc/>
    protected override (double Sum, double Count) Measure(Tensor prediction, Tensor target, double loss)
    {
        SameShape.Require(Name, prediction, target);
        return ((prediction - target).Abs().Sum().Item(), prediction.Shape.Size);
    }
}
