namespace Whetstone.Nn;

/// <summary>Normal with mean 0.</summary>
/// <param name="Sigma">Standard deviation.</param>
public sealed record NormalInitializer(float Sigma) : Initializer
{
    /// <inheritdoc/>
    public override Tensor Create(Shape shape, Rng rng) => Tensor.Normal(shape, rng, 0, Sigma);
}
