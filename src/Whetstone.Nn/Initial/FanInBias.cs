namespace Whetstone.Nn;

/// <summary>PyTorch's start of a bias: uniform on <c>±1/√fan</c> of the weight it belongs to.</summary>
/// <param name="Weight">The weight.</param>
internal sealed record FanInBias(Parameter Weight) : Initializer
{
    internal override bool IsReady => Weight.IsShapeKnown;

    public override Tensor Create(Shape shape, Rng rng)
    {
        float limit = 1 / MathF.Sqrt(Math.Max(Fan(Weight.Shape).In, 1));
        return Tensor.Uniform(shape, rng, -limit, limit);
    }
}
