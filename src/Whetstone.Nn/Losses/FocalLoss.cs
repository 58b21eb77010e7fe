namespace Whetstone.Nn;

/// <summary>Focal loss of logits (arXiv:1708.02002): binary cross entropy times <c>α·(1 − p)^γ</c>, p being the probability of the truth; torchvision's sigmoid_focal_loss.</summary>
/// <param name="alpha">Weight of positive targets, negative ones get 1 − α; below 0 for no weights.</param>
/// <param name="gamma">How much sure predictions count less.</param>
/// <param name="reduction">How the losses of elements become one result.</param>
public sealed class FocalLoss(float alpha = 0.25f, float gamma = 2, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    private readonly BinaryCrossEntropyLoss entropy = new(reduction: Reduction.None);

    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        SameShape(prediction, target);
        Tensor p = prediction.Sigmoid(), truth = p * target + (1 - p) * (1 - target);
        Tensor loss = entropy.Call(prediction, target) * (1 - truth).Pow(gamma);
        return alpha < 0 ? loss : loss * (target * alpha + (1 - target) * (1 - alpha));
    }
}
