namespace Whetstone.Nn;

/// <summary><c>min(max(x + 3, 0), 6) / 6</c>. Shape: any → same.</summary>
public sealed class HardSigmoid : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.HardSigmoid();
}
