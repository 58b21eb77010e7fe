namespace Whetstone.Nn;

/// <summary>Contrastive loss (Hadsell, Chopra and LeCun, CVPR 2006): <c>½d²</c> for pairs of a kind, <c>½ max(0, margin − d)²</c> for others.</summary>
/// <param name="margin">Distance beyond which unlike vectors have no loss.</param>
/// <param name="reduction">How the losses of pairs become one result.</param>
public sealed class ContrastiveLoss(float margin = 1, Reduction reduction = Reduction.Mean)
{
    // Keeps the slope of the distance finite where two vectors coincide.
    private const double Epsilon = 1e-12;

    /// <summary>The loss of pairs.</summary>
    /// <param name="a">First vectors, [N, D].</param>
    /// <param name="b">Second vectors, [N, D].</param>
    /// <param name="same">1 for a pair of a kind, 0 for another, [N].</param>
    public Tensor Call(Tensor a, Tensor b, Tensor same)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(same);
        Tensor square = (a - b).Square().Sum(1), distance = (square + Epsilon).Sqrt();
        return PairReduction.Of((same * square + (1 - same) * (margin - distance).Relu().Square()) * 0.5, reduction);
    }
}
