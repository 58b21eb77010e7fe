namespace Whetstone.Nn;

/// <summary>Squared difference: <c>(p − t)²</c>; PyTorch's MSELoss.</summary>
/// <param name="reduction">How the losses of elements become one result.</param>
public sealed class MseLoss(Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        SameShape(prediction, target);
        return (prediction - target).Square();
    }
}
