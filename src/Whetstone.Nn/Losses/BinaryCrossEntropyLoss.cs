namespace Whetstone.Nn;

/// <summary>Binary cross entropy of logits, without overflow: PyTorch's BCEWithLogitsLoss.</summary>
/// <param name="weight">Weight of each element; broadcasts; null for 1.</param>
/// <param name="positiveWeight">Weight of positive targets; broadcasts; null for 1.</param>
/// <param name="reduction">How the losses of elements become one result.</param>
public sealed class BinaryCrossEntropyLoss(Tensor? weight = null, Tensor? positiveWeight = null, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        SameShape(prediction, target);
        return prediction.BinaryCrossEntropyWithLogits(target, weight, positiveWeight);
    }
}
