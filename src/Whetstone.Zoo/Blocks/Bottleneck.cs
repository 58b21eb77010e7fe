using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Residual block of a 3 × 3 convolution on few channels between two of 1 × 1. Shape: [N, inputs, H, W] → [N, 4 · width, H / stride, W / stride].</summary>
/// <remarks>The stride is at the 3 × 3 convolution, as in torchvision ("ResNet V1.5"); the paper has it at the first.</remarks>
internal sealed partial class Bottleneck(int inputs, int width, int stride, Module? downsample) : Module
{
    internal const int Expansion = 4;

    public Conv2d Conv1 { get; } = new(inputs, width, 1, bias: false);

    public BatchNorm2d Bn1 { get; } = new(width);

    public Conv2d Conv2 { get; } = new(width, width, 3, stride, padding: 1, bias: false);

    public BatchNorm2d Bn2 { get; } = new(width);

    public Conv2d Conv3 { get; } = new(width, width * Expansion, 1, bias: false);

    public BatchNorm2d Bn3 { get; } = new(width * Expansion);

    public Relu Relu { get; } = new();

    /// <summary>Brings the input to the output's shape; null where they agree.</summary>
    public Module? Downsample { get; } = downsample;

    protected override Tensor Forward(Tensor x)
    {
        Tensor y = Relu.Call(Bn1.Call(Conv1.Call(x)));
        y = Relu.Call(Bn2.Call(Conv2.Call(y)));
        y = Bn3.Call(Conv3.Call(y));
        return Relu.Call(y + (Downsample?.Call(x) ?? x));
    }
}
