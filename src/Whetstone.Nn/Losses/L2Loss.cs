namespace Whetstone.Nn;

/// <summary>Half the squared difference: <c>½(p − t)²</c>; Gluon's L2Loss, one loss a sample by default. The target is reshaped to the prediction.</summary>
/// <param name="reduction">How the losses of elements become one result.</param>
public sealed class L2Loss(Reduction reduction = Reduction.Sample) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(prediction);
        ArgumentNullException.ThrowIfNull(target);
        return (prediction - target.Reshape(prediction.Shape)).Square() * 0.5;
    }
}
