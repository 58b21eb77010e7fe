using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>SqueezeNet's block: few channels by a 1 × 1 convolution, then many by 1 × 1 and 3 × 3 side by side. Shape: [N, inputs, H, W] → [N, 2 · expand, H, W].</summary>
internal sealed partial class Fire(int inputs, int squeeze, int expand) : Module
{
    public Conv2d Squeeze { get; } = new(inputs, squeeze, 1);

    public Relu SqueezeActivation { get; } = new();

    [Name("expand1x1")]
    public Conv2d Expand1 { get; } = new(squeeze, expand, 1);

    [Name("expand1x1_activation")]
    public Relu Expand1Activation { get; } = new();

    [Name("expand3x3")]
    public Conv2d Expand3 { get; } = new(squeeze, expand, 3, padding: 1);

    [Name("expand3x3_activation")]
    public Relu Expand3Activation { get; } = new();

    protected override Tensor Forward(Tensor x)
    {
        Tensor few = SqueezeActivation.Call(Squeeze.Call(x));
        return Tensor.Concat([Expand1Activation.Call(Expand1.Call(few)), Expand3Activation.Call(Expand3.Call(few))], 1);
    }
}
