namespace Whetstone.Nn;

/// <summary>Triplet loss (FaceNet, arXiv:1503.03832): <c>max(0, |anchor − positive| − |anchor − negative| + margin)</c>; PyTorch's TripletMarginLoss with p = 2.</summary>
/// <param name="margin">How much farther the negative shall be.</param>
/// <param name="reduction">How the losses of triplets become one result.</param>
public sealed class TripletLoss(float margin = 1, Reduction reduction = Reduction.Mean)
{
    // PyTorch adds it to every difference, so that coinciding vectors have a slope.
    private const double Epsilon = 1e-6;

    /// <summary>The loss of triplets, all [N, D].</summary>
    public Tensor Call(Tensor anchor, Tensor positive, Tensor negative)
    {
        ArgumentNullException.ThrowIfNull(anchor);
        Tensor near = Distance(anchor, positive), far = Distance(anchor, negative);
        return PairReduction.Of((near - far + margin).Relu(), reduction);
    }

    private static Tensor Distance(Tensor a, Tensor b) => (a - b + Epsilon).Square().Sum(1).Sqrt();
}
