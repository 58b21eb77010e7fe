using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Auxiliary classifier of <see cref="InceptionV1"/>, for features of 14 × 14. Shape: [N, inputs, H, W] → [N, classes].</summary>
internal sealed partial class InceptionV1Head(int inputs, int classes) : Module
{
    public AvgPool2d AvePool { get; } = new(5, stride: 3, ceil: true);

    public Conv2d Conv { get; } = new(inputs, 128, 1);

    public AdaptiveAvgPool2d Mean { get; } = new(4);

    public Linear Fc { get; } = new(2048, 1024);

    public Dropout Dropout { get; } = new(0.7);

    public Linear Classifier { get; } = new(1024, classes);

    protected override Tensor Forward(Tensor x)
    {
        x = Mean.Call(Conv.Call(AvePool.Call(x)).Relu());
        return Classifier.Call(Dropout.Call(Fc.Call(x.Flatten(1)).Relu()));
    }
}
