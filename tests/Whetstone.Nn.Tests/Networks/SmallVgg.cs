namespace Whetstone.Nn.Tests.Networks;

/// <summary>Named as torchvision names its networks.</summary>
internal sealed partial class SmallVgg : Module
{
    public Sequential Features { get; } = new(new Conv2d(1, 2, 3, padding: 1), new BatchNorm2d(2), new Relu(), new GlobalAvgPool2d());

    public Sequential Classifier { get; } = new(new Flatten(), new Linear(2, 3));

    internal static SmallVgg Ready(ulong seed = 1)
    {
        SmallVgg net = new();
        net.Initialize(new(seed));
        return net;
    }

    protected override Tensor Forward(Tensor x) => Classifier.Call(Features.Call(x));
}
