namespace Whetstone.Nn;

/// <summary><c>1 / (1 + e⁻ˣ)</c>. Shape: any → same.</summary>
public sealed class Sigmoid : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Sigmoid();
}
