namespace Whetstone.Nn;

/// <summary>Hyperbolic tangent. Shape: any → same.</summary>
public sealed class Tanh : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Tanh();
}
