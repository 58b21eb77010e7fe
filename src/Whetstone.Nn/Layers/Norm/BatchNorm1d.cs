namespace Whetstone.Nn;

/// <summary>Batch normalisation of vectors or sequences. Shape: [N, C] or [N, C, L] → same. <inheritdoc cref="BatchNorm" path="/remarks"/></summary>
/// <param name="features">Channels; 0 to learn them from the first input.</param>
/// <param name="eps">Added to the variance.</param>
/// <param name="momentum">Weight of the newest batch in the running averages.</param>
public sealed class BatchNorm1d(int features = 0, double eps = 1e-5, float momentum = 0.1f) : BatchNorm(features, eps, momentum)
{
    private protected override void Check(Tensor x)
    {
        if (x.Rank is not (2 or 3)) throw new ShapeException($"BatchNorm1d: expects x [N, C] or [N, C, L]; got {x.Spec}");
    }
}
