namespace Whetstone.Nn;

/// <summary>Uniform on <c>[−Scale, Scale)</c>.</summary>
/// <param name="Scale">Half the width of the range.</param>
public sealed record UniformInitializer(float Scale) : Initializer
{
    /// <inheritdoc/>
    public override Tensor Create(Shape shape, Rng rng) => Tensor.Uniform(shape, rng, -Scale, Scale);
}
