namespace Whetstone.Nn;

/// <summary><c>min(max(x, 0), 6)</c>. Shape: any → same.</summary>
public sealed class Relu6 : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Relu6();
}
