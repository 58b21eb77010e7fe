namespace Whetstone.Nn;

/// <summary>Hinge: <c>max(0, margin − p·t)</c> for targets −1 and 1.</summary>
/// <param name="margin">Beyond which there is no loss.</param>
/// <param name="reduction">How the losses of elements become one result.</param>
public sealed class HingeLoss(float margin = 1, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        SameShape(prediction, target);
        return (margin - prediction * target).Relu();
    }
}
