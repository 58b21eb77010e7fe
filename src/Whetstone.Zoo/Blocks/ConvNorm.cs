using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>The Inception networks' convolution: without bias, normalised with an epsilon of 0.001, rectified. Shape: [N, inputs, H, W] → [N, outputs, OH, OW].</summary>
internal sealed partial class ConvNorm(int inputs, int outputs, Size2 kernel, Size2? stride = null, Size2? padding = null) : Module
{
    public Conv2d Conv { get; } = new(inputs, outputs, kernel, stride, padding, bias: false);

    public BatchNorm2d Bn { get; } = new(outputs, eps: 1e-3);

    public Relu Relu { get; } = new();

    protected override Tensor Forward(Tensor x) => Relu.Call(Bn.Call(Conv.Call(x)));
}
