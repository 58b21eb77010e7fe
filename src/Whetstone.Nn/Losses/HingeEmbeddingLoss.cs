namespace Whetstone.Nn;

/// <summary>PyTorch's hinge of distances: <c>p</c> where the target is 1, <c>max(0, margin − p)</c> where it is −1.</summary>
/// <param name="margin">Distance beyond which there is no loss.</param>
/// <param name="reduction">How the losses of elements become one result.</param>
public sealed class HingeEmbeddingLoss(float margin = 1, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        SameShape(prediction, target);
        return target.Equal(1).Where(prediction, (margin - prediction).Relu());
    }
}
