namespace Whetstone.Nn;

/// <summary>Huber's loss divided by its width: <c>½d²/β</c> where <c>|d| &lt; β</c>, else <c>|d| − ½β</c> (Fast R-CNN, arXiv:1504.08083).</summary>
/// <param name="beta">Where the square ends.</param>
/// <param name="reduction">How the losses of elements become one result.</param>
public sealed class SmoothL1Loss(float beta = 1, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        SameShape(prediction, target);
        Tensor d = (prediction - target).Abs();
        return beta == 0 ? d : (d < beta).Where(d.Square() * (0.5f / beta), d - 0.5f * beta);
    }
}
