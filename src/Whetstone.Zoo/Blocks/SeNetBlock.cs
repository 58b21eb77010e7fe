using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>SENet-154's residual block: a bottleneck with twice the channels of ResNeXt's at its 3 × 3 convolution and half of them before it.
/// Shape: [N, inputs, H, W] → [N, 4 · width, H / stride, W / stride].</summary>
internal sealed partial class SeNetBlock(int inputs, int width, int groups, int squeeze, int stride, Module? downsample) : Module
{
    public Conv2d Conv1 { get; } = new(inputs, 2 * width, 1, bias: false);

    public BatchNorm2d Bn1 { get; } = new(2 * width);

    public Conv2d Conv2 { get; } = new(2 * width, 4 * width, 3, stride, padding: 1, groups: groups, bias: false);

    public BatchNorm2d Bn2 { get; } = new(4 * width);

    public Conv2d Conv3 { get; } = new(4 * width, 4 * width, 1, bias: false);

    public BatchNorm2d Bn3 { get; } = new(4 * width);

    public Relu Relu { get; } = new();

    public SqueezeExcite SeModule { get; } = new(4 * width, 4 * width / squeeze);

    /// <summary>Brings the input to the output's shape; null where they agree.</summary>
    public Module? Downsample { get; } = downsample;

    protected override Tensor Forward(Tensor x)
    {
        Tensor y = Relu.Call(Bn1.Call(Conv1.Call(x)));
        y = Relu.Call(Bn2.Call(Conv2.Call(y)));
        return Relu.Call(SeModule.Call(Bn3.Call(Conv3.Call(y))) + (Downsample?.Call(x) ?? x));
    }
}
