using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Residual block of two 3 × 3 convolutions. Shape: [N, inputs, H, W] → [N, outputs, H / stride, W / stride].</summary>
/// <param name="inputs">Channels that come in.</param>
/// <param name="outputs">Channels that go out.</param>
/// <param name="stride">Of the first convolution.</param>
/// <param name="downsample">Brings the input to the output's shape; null where they agree.</param>
/// <param name="excite">Weighs channels before the sum; null for no weighing.</param>
internal sealed partial class BasicBlock(int inputs, int outputs, int stride, Module? downsample, SqueezeExcite? excite = null) : Module
{
    public Conv2d Conv1 { get; } = new(inputs, outputs, 3, stride, padding: 1, bias: false);

    public BatchNorm2d Bn1 { get; } = new(outputs);

    public Relu Relu { get; } = new();

    public Conv2d Conv2 { get; } = new(outputs, outputs, 3, padding: 1, bias: false);

    public BatchNorm2d Bn2 { get; } = new(outputs);

    /// <summary>Weighs channels before the sum; null for no weighing.</summary>
    public SqueezeExcite? SeModule { get; } = excite;

    /// <summary>Brings the input to the output's shape; null where they agree.</summary>
    public Module? Downsample { get; } = downsample;

    protected override Tensor Forward(Tensor x)
    {
        Tensor y = Relu.Call(Bn1.Call(Conv1.Call(x)));
        y = Bn2.Call(Conv2.Call(y));
        return Relu.Call((SeModule?.Call(y) ?? y) + (Downsample?.Call(x) ?? x));
    }
}
