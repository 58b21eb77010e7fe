namespace Whetstone.Learn;

/// <summary>The mean over samples of a figure of one's own.</summary>
/// <param name="name">The name shown.</param>
/// <param name="function">The mean over a batch, of outputs [N, …] and targets.</param>
public sealed class FunctionMetric(string name, Func<Tensor, Tensor, double> function) : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => name;

    /// <inheritdoc/>
    public override Metric Fresh() => new FunctionMetric(name, function);

    /// <inheritdoc/>
    protected override (double Sum, double Count) Measure(Tensor prediction, Tensor target, double loss) => (function(prediction, target) * prediction.Shape[0], prediction.Shape[0]);
}
