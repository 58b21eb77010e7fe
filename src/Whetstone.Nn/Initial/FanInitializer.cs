namespace Whetstone.Nn;

/// <summary>Which count of connections sets the scale.</summary>
public enum FanMode
{
    /// <summary>Inputs of a value: keeps the variance of the forward pass.</summary>
    In,

    /// <summary>Outputs of a value: keeps the variance of the backward pass.</summary>
    Out,

    /// <summary>The mean of both.</summary>
    Average,
}

/// <summary>Values whose variance is <c>Gain² / fan</c>: Xavier's and Kaiming's rules.</summary>
/// <param name="Mode">Which fan.</param>
/// <param name="Gain">Makes up for what the activation takes away.</param>
/// <param name="IsNormal">Normal or uniform.</param>
public sealed record FanInitializer(FanMode Mode, float Gain, bool IsNormal) : Initializer
{
    /// <inheritdoc/>
    public override Tensor Create(Shape shape, Rng rng)
    {
        (float fanIn, float fanOut) = Fan(shape);
        float fan = Mode switch { FanMode.In => fanIn, FanMode.Out => fanOut, _ => (fanIn + fanOut) / 2 };
        float sigma = Gain / MathF.Sqrt(Math.Max(fan, 1)), limit = MathF.Sqrt(3) * sigma;
        return IsNormal ? Tensor.Normal(shape, rng, 0, sigma) : Tensor.Uniform(shape, rng, -limit, limit);
    }
}
