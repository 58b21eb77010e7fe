namespace Whetstone.Nn;

/// <summary>Scaled exponential linear unit (arXiv:1706.02515). Shape: any → same.</summary>
public sealed class Selu : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Selu();
}
