using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>DenseNet's layer: adds channels of its own to those it sees. Shape: [N, inputs, H, W] → [N, inputs + growth, H, W].</summary>
internal sealed partial class DenseLayer(int inputs, int growth) : Module
{
    // Channels between the two convolutions, a channel added.
    private const int Bottleneck = 4;

    public BatchNorm2d Norm1 { get; } = new(inputs);

    public Relu Relu1 { get; } = new();

    public Conv2d Conv1 { get; } = new(inputs, Bottleneck * growth, 1, bias: false);

    public BatchNorm2d Norm2 { get; } = new(Bottleneck * growth);

    public Relu Relu2 { get; } = new();

    public Conv2d Conv2 { get; } = new(Bottleneck * growth, growth, 3, padding: 1, bias: false);

    protected override Tensor Forward(Tensor x)
    {
        Tensor y = Conv1.Call(Relu1.Call(Norm1.Call(x)));
        return Tensor.Concat([x, Conv2.Call(Relu2.Call(Norm2.Call(y)))], 1);
    }
}
