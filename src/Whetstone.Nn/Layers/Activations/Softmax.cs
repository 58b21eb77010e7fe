namespace Whetstone.Nn;

/// <summary>Softmax along an axis. Shape: any → same.</summary>
/// <param name="axis">The axis whose elements sum to 1.</param>
public sealed class Softmax(int axis = 1) : Module
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => x.Softmax(axis);

    /// <inheritdoc/>
    protected override string Describe() => $"axis={axis}";
}
