namespace Whetstone.Nn;

/// <summary><c>x · min(max(x + 3, 0), 6) / 6</c> (arXiv:1905.02244). Shape: any → same.</summary>
public sealed class HardSwish : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.HardSwish();
}
