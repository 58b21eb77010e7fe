namespace Whetstone.Nn;

/// <summary>Logarithm of the sigmoid. Shape: any → same.</summary>
public sealed class LogSigmoid : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.LogSigmoid();
}
