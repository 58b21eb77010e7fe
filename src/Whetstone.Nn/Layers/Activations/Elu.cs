namespace Whetstone.Nn;

/// <summary>Exponential linear unit (arXiv:1511.07289). Shape: any → same.</summary>
/// <param name="alpha">Minus the limit at −∞.</param>
public sealed class Elu(float alpha = 1) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Elu(alpha);

    /// <inheritdoc/>
    protected override string Describe() => $"{alpha}";
}
