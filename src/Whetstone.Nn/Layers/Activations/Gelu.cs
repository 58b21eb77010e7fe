namespace Whetstone.Nn;

/// <summary>Gaussian error linear unit (arXiv:1606.08415). Shape: any → same.</summary>
/// <param name="approximate">Whether to use the tanh approximation.</param>
public sealed class Gelu(bool approximate = false) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => approximate ? x.GeluTanh() : x.Gelu();

    /// <inheritdoc/>
    protected override string Describe() => approximate ? "tanh" : "";
}
