namespace Whetstone.Nn;

/// <summary>Batch normalisation of images. Shape: [N, C, H, W] → same. <inheritdoc cref="BatchNorm" path="/remarks"/></summary>
/// <param name="features">Channels; 0 to learn them from the first input.</param>
/// <param name="eps">Added to the variance.</param>
/// <param name="momentum">Weight of the newest batch in the running averages.</param>
public sealed class BatchNorm2d(int features = 0, double eps = 1e-5, float momentum = 0.1f) : BatchNorm(features, eps, momentum)
{
    private protected override void Check(Tensor x)
    {
        if (x.Rank != 4) throw new ShapeException($"BatchNorm2d: expects x [N, C, H, W]; got {x.Spec}");
    }
}
