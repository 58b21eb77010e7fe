namespace Whetstone.Learn;

/// <summary>The mean of the squared differences of outputs and targets, over all elements. For regression: outputs and targets of one shape.</summary>
public sealed class MeanSquaredError : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "mean squared error";

    /// <inheritdoc/>
    public override Metric Fresh() => new MeanSquaredError();

    /// <inheritdoc/>
    protected override (double Sum, double Count) Measure(Tensor prediction, Tensor target, double loss)
    {
        SameShape.Require(Name, prediction, target);
        return ((prediction - target).Square().Sum().Item(), prediction.Shape.Size);
    }
}
