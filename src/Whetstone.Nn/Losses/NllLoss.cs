namespace Whetstone.Nn;

/// <summary>Negative log-likelihood of log-probabilities [N, C, …] and labels [N, …]: PyTorch's NLLLoss.</summary>
/// <param name="weight">Weights of the classes, [C]; null for 1.</param>
/// <param name="ignoreIndex">The label of samples that do not count.</param>
/// <param name="reduction">How the losses of samples become one result.</param>
public sealed class NllLoss(Tensor? weight = null, long ignoreIndex = -100, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    public override Tensor Call(Tensor prediction, Tensor target)
    {
        Tensor losses = Elements(prediction, target);
        return Reduction == Reduction.Mean ? ClassMean.Of(losses, target, prediction.Shape[1], weight, ignoreIndex) : Reduce(losses);
    }

    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        return prediction.NllLoss(target, weight, ignoreIndex);
    }
}
