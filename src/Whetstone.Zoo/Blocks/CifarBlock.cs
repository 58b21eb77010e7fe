using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Block of a <see cref="ResNetCifar"/>: two 3 × 3 convolutions and a shortcut without parameters, which leaves out pixels and adds channels of zeros.
/// Shape: [N, inputs, H, W] → [N, outputs, H / stride, W / stride].</summary>
/// <param name="inputs">Channels that come in.</param>
/// <param name="outputs">Channels that go out.</param>
/// <param name="stride">Of the first convolution.</param>
/// <param name="residual">Whether it has the shortcut; a plain network has none.</param>
internal sealed partial class CifarBlock(int inputs, int outputs, int stride, bool residual) : Module
{
    public Conv2d Conv1 { get; } = new(inputs, outputs, 3, stride, padding: 1, bias: false);

    public BatchNorm2d Bn1 { get; } = new(outputs);

    public Conv2d Conv2 { get; } = new(outputs, outputs, 3, padding: 1, bias: false);

    public BatchNorm2d Bn2 { get; } = new(outputs);

    public Relu Relu { get; } = new();

    protected override Tensor Forward(Tensor x)
    {
        Tensor y = Bn2.Call(Conv2.Call(Relu.Call(Bn1.Call(Conv1.Call(x)))));
        return Relu.Call(residual ? y + Shortcut(x) : y);
    }

    private Tensor Shortcut(Tensor x)
    {
        if (stride != 1) x = x.Slice(2, .., stride).Slice(3, .., stride);
        int more = outputs - inputs;
        return more == 0 ? x : x.Pad([(0, 0), (more / 2, more - more / 2), (0, 0), (0, 0)]);
    }
}
