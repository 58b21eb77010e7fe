namespace Whetstone.Nn;

/// <summary>Rectified linear unit: <c>max(x, 0)</c>. Shape: any → same.</summary>
public sealed class Relu : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Relu();
}
