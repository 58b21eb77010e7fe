namespace Whetstone.Nn;

/// <summary>Swish, SiLU at α = 1: <c>x · sigmoid(αx)</c> (arXiv:1710.05941). Shape: any → same.</summary>
/// <param name="alpha">Sharpness.</param>
public sealed class Swish(float alpha = 1) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Swish(alpha);

    /// <inheritdoc/>
    protected override string Describe() => $"{alpha}";
}
