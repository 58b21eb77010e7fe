namespace Whetstone.Nn;

/// <summary>Normal with mean 0, cut at two standard deviations.</summary>
/// <param name="Sigma">Standard deviation before the cut.</param>
public sealed record TruncatedNormalInitializer(float Sigma) : Initializer
{
    /// <inheritdoc/>
    public override Tensor Create(Shape shape, Rng rng) => Tensor.TruncatedNormal(shape, rng, 0, Sigma, -2 * Sigma, 2 * Sigma);
}
