namespace Whetstone.Nn;

/// <summary>Pulls vectors of a kind together and others apart: <c>1 − cos(a, b)</c> where the target is 1, <c>max(0, cos(a, b) − margin)</c> where it is −1.</summary>
/// <param name="margin">Cosine below which unlike vectors have no loss.</param>
/// <param name="reduction">How the losses of pairs become one result.</param>
public sealed class CosineEmbeddingLoss(float margin = 0, Reduction reduction = Reduction.Mean)
{
    private const double Epsilon = 1e-12;

    /// <summary>The loss of pairs.</summary>
    /// <param name="a">First vectors, [N, D].</param>
    /// <param name="b">Second vectors, [N, D].</param>
    /// <param name="target">1 for a pair of a kind, −1 for another, [N].</param>
    public Tensor Call(Tensor a, Tensor b, Tensor target)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(target);
        Tensor sizes = ((a.Square().Sum(1) + Epsilon) * (b.Square().Sum(1) + Epsilon)).Sqrt();
        Tensor cosine = (a * b).Sum(1) / sizes;
        return PairReduction.Of(target.Equal(1).Where(1 - cosine, (cosine - margin).Relu()), reduction);
    }
}
