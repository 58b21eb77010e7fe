namespace Whetstone.Nn;

/// <summary>Absolute difference: <c>|p − t|</c>.</summary>
/// <param name="reduction">How the losses of elements become one result.</param>
public sealed class L1Loss(Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        SameShape(prediction, target);
        return (prediction - target).Abs();
    }
}
