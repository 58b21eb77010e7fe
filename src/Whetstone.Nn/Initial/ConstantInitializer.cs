namespace Whetstone.Nn;

/// <summary>All values the same.</summary>
/// <param name="Value">The value.</param>
public sealed record ConstantInitializer(float Value) : Initializer
{
    /// <inheritdoc/>
    public override Tensor Create(Shape shape, Rng rng) => Tensor.Full(shape, Value);
}
