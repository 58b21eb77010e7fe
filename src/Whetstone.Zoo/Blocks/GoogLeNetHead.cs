using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>GoogLeNet's auxiliary classifier. Shape: [N, inputs, H, W] → [N, classes].</summary>
internal sealed partial class GoogLeNetHead(int inputs, int classes) : Module
{
    public AdaptiveAvgPool2d Pool { get; } = new(4);

    public ConvNorm Conv { get; } = new(inputs, 128, 1);

    public Linear Fc1 { get; } = new(2048, 1024);

    public Linear Fc2 { get; } = new(1024, classes);

    public Dropout Dropout { get; } = new(0.7);

    protected override Tensor Forward(Tensor x) => Fc2.Call(Dropout.Call(Fc1.Call(Conv.Call(Pool.Call(x)).Flatten(1)).Relu()));
}
