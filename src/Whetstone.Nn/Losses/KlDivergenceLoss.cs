namespace Whetstone.Nn;

/// <summary>Kullback-Leibler divergence from log-probabilities to probabilities: <c>t·(log t − p)</c>, 0 where t is 0. PyTorch's batchmean is <see cref="Reduction.Sum"/> divided by N.</summary>
/// <param name="reduction">How the losses of elements become one result.</param>
public sealed class KlDivergenceLoss(Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        SameShape(prediction, target);
        Tensor positive = target > 0;
        Tensor log = positive.Where(target, target.OnesLike()).Log();
        return target * (log - prediction);
    }
}
