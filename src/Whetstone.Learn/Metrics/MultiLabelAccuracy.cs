namespace Whetstone.Learn;

/// <summary>The part of all labels of all samples that are right, where a sample may have several: outputs [N, C] above a threshold against targets [N, C] of 0 and 1.</summary>
/// <param name="threshold">What an output must exceed to say yes: 0 for logits, 0.5 for probabilities.</param>
public sealed class MultiLabelAccuracy(float threshold = 0) : MeanMetric
{
    /// <inheritdoc/>
    public override string Name => "multi-label accuracy";

    /// <inheritdoc/>
    public override Metric Fresh() => new MultiLabelAccuracy(threshold);

    /// <inheritdoc/>
    protected override (double Sum, double Count) Measure(Tensor prediction, Tensor target, double loss)
    {
        SameShape.Require(Name, prediction, target);
        float[] said = prediction.ToArray(), truth = target.To(DType.Float32).ToArray();
        int right = 0;
        for (int i = 0; i < said.Length; i++) if (said[i] > threshold == truth[i] > 0.5f) right++;
        return (right, said.Length);
    }
}
