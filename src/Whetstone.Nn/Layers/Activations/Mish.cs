namespace Whetstone.Nn;

/// <summary><c>x · tanh(softplus(x))</c> (arXiv:1908.08681). Shape: any → same.</summary>
public sealed class Mish : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Mish();
}
