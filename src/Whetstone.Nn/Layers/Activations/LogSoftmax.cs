namespace Whetstone.Nn;

/// <summary>Logarithm of the softmax along an axis. Shape: any → same.</summary>
/// <param name="axis">The axis.</param>
public sealed class LogSoftmax(int axis = 1) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.LogSoftmax(axis);

    /// <inheritdoc/>
    protected override string Describe() => $"axis={axis}";
}
