namespace Whetstone.Nn;

/// <summary>Squared near 0, absolute beyond delta: <c>½d²</c> where <c>|d| ≤ δ</c>, else <c>δ(|d| − ½δ)</c> (Huber, 1964).</summary>
/// <param name="delta">Where the square ends.</param>
/// <param name="reduction">How the losses of elements become one result.</param>
public sealed class HuberLoss(float delta = 1, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    /// <inheritdoc/>
    protected override Tensor Elements(Tensor prediction, Tensor target)
    {
        SameShape(prediction, target);
        Tensor d = (prediction - target).Abs();
        return (d <= delta).Where(d.Square() * 0.5, (d - 0.5f * delta) * delta);
    }
}
