using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Inception v3's auxiliary classifier. Shape: [N, inputs, H, W] → [N, classes], H and W at least 17.</summary>
internal sealed partial class InceptionV3Head(int inputs, int classes) : Module
{
    public AvgPool2d Pool { get; } = new(5, stride: 3);

    public ConvNorm Conv0 { get; } = new(inputs, 128, 1);

    public ConvNorm Conv1 { get; } = new(128, 768, 5);

    public Linear Fc { get; } = new(768, classes);

    protected override Tensor Forward(Tensor x) => Fc.Call(Conv1.Call(Conv0.Call(Pool.Call(x))).AdaptiveAvgPool2d(1).Flatten(1));
}
