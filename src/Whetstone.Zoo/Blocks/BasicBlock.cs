using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Residual block of two 3 × 3 convolutions. Shape: [N, inputs, H, W] → [N, outputs, H / stride, W / stride].</summary>
internal sealed partial class BasicBlock(int inputs, int outputs, int stride, Module? downsample) : Module
{
    public Conv2d Conv1 { get; } = new(inputs, outputs, 3, stride, padding: 1, bias: false);

    public BatchNorm2d Bn1 { get; } = new(outputs);

    public Relu Relu { get; } = new();

    public Conv2d Conv2 { get; } = new(outputs, outputs, 3, padding: 1, bias: false);

    public BatchNorm2d Bn2 { get; } = new(outputs);

    /// <summary>Brings the input to the output's shape; null where they agree.</summary>
    public Module? Downsample { get; } = downsample;

    protected override Tensor Forward(Tensor x)
    {
        Tensor y = Relu.Call(Bn1.Call(Conv1.Call(x)));
        y = Bn2.Call(Conv2.Call(y));
        return Relu.Call(y + (Downsample?.Call(x) ?? x));
    }
}
