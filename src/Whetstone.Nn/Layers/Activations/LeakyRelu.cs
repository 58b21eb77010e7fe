namespace Whetstone.Nn;

/// <summary>Leaky ReLU: x above 0, a fraction of it below. Shape: any → same.</summary>
/// <param name="alpha">Slope below 0.</param>
public sealed class LeakyRelu(float alpha = 0.01f) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.LeakyRelu(alpha);

    /// <inheritdoc/>
    protected override string Describe() => $"{alpha}";
}
