namespace Whetstone.Graphs;

/// <summary>A tensor from outside.</summary>
/// <param name="value">The tensor, by reference.</param>
internal sealed class ConstantBody(Tensor value) : Body
{
    internal Tensor Value { get; } = value;

    internal override Tensor Evaluate(Operation op, Replay replay) => Value;
}
