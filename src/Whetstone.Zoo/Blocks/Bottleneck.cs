using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Residual block of a 3 × 3 convolution on few channels between two of 1 × 1. Shape: [N, inputs, H, W] → [N, 4 · width, H / stride, W / stride].</summary>
/// <remarks>The stride is at the 3 × 3 convolution, as in torchvision ("ResNet V1.5", Gluon's v1b), unless it is to be as in the paper.</remarks>
/// <param name="inputs">Channels that come in.</param>
/// <param name="width">A quarter of the channels that go out.</param>
/// <param name="few">Channels of the 3 × 3 convolution.</param>
/// <param name="groups">Parts into which it divides them.</param>
/// <param name="stride">Of the block.</param>
/// <param name="downsample">Brings the input to the output's shape; null where they agree.</param>
/// <param name="excite">Weighs channels before the sum; null for no weighing.</param>
/// <param name="asInPaper">Whether the stride is at the first convolution, and those of 1 × 1 have biases.</param>
internal sealed partial class Bottleneck(int inputs, int width, int few, int groups, int stride, Module? downsample, SqueezeExcite? excite = null, bool asInPaper = false) : Module
{
    internal const int Expansion = 4;

    public Conv2d Conv1 { get; } = new(inputs, few, 1, stride: asInPaper ? stride : 1, bias: asInPaper);

    public BatchNorm2d Bn1 { get; } = new(few);

    public Conv2d Conv2 { get; } = new(few, few, 3, stride: asInPaper ? 1 : stride, padding: 1, groups: groups, bias: false);

    public BatchNorm2d Bn2 { get; } = new(few);

    public Conv2d Conv3 { get; } = new(few, width * Expansion, 1, bias: asInPaper);

    public BatchNorm2d Bn3 { get; } = new(width * Expansion);

    public Relu Relu { get; } = new();

    /// <summary>Weighs channels before the sum; null for no weighing.</summary>
    public SqueezeExcite? SeModule { get; } = excite;

    /// <summary>Brings the input to the output's shape; null where they agree.</summary>
    public Module? Downsample { get; } = downsample;

    protected override Tensor Forward(Tensor x)
    {
        Tensor y = Relu.Call(Bn1.Call(Conv1.Call(x)));
        y = Relu.Call(Bn2.Call(Conv2.Call(y)));
        y = Bn3.Call(Conv3.Call(y));
        return Relu.Call((SeModule?.Call(y) ?? y) + (Downsample?.Call(x) ?? x));
    }
}
