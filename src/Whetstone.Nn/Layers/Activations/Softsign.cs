namespace Whetstone.Nn;

/// <summary><c>x / (1 + |x|)</c>. Shape: any → same.</summary>
public sealed class Softsign : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Softsign();
}
