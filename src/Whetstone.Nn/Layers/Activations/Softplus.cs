namespace Whetstone.Nn;

/// <summary><c>log(1 + eˣ)</c>. Shape: any → same.</summary>
public sealed class Softplus : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Softplus();
}
