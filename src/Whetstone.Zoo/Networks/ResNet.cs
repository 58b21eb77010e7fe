using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>ResNet: residual blocks in four stages; 11,689,512 parameters with 18 layers and 25,557,032 with 50 for 1000 classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>
/// He et al., arXiv:1512.03385. Names and starting values are torchvision's. The start is of the small-image kind in CIFAR variants;
/// that of variant D, and its shortcuts, are from He et al., "Bag of tricks for image classification", arXiv:1812.01187.
/// </remarks>
public sealed partial class ResNet : Module
{
    /// <summary>The network, not initialised.</summary>
    /// <param name="layers">Layers with weights: 18 or 34 of basic blocks, 50, 101 or 152 of bottlenecks.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="kind">For which images, or with which changes.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no ResNet of so many layers.</exception>
    public ResNet(int layers, int classes = 1000, ResNetKind kind = ResNetKind.Large)
    {
        ResNetStages stages = new(layers, kind);
        Conv1 = kind switch
        {
            ResNetKind.Large => new Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false),
            ResNetKind.Small => new Conv2d(3, 64, 3, padding: 1, bias: false),
            _ => new Sequential(ResNetStages.Conv3(3, 32, 2), ResNetStages.Conv3(32, 32, 1), ResNetStages.Conv3(32, 64, 1), new MaxPool2d(3, stride: 2, padding: 1)),
        };
        // In variant D the stem normalises, and halves the image, by itself.
        Bn1 = kind == ResNetKind.D ? new Identity() : new BatchNorm2d(64);
        Relu = kind == ResNetKind.D ? new Identity() : new Relu();
        MaxPool = kind == ResNetKind.Large ? new MaxPool2d(3, stride: 2, padding: 1) : new Identity();
        Layer1 = stages.Next(64, 1);
        Layer2 = stages.Next(128, 2);
        Layer3 = stages.Next(256, 2);
        Layer4 = stages.Next(512, 2);
        Fc = new(stages.Channels, classes);
        this.StartWith(Initial.KaimingNormal(fan: FanMode.Out));
    }

    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } =
    [
        .. new[] { 18, 34, 50, 101, 152 }.Select(n => new ModelInfo(string.Create(CultureInfo.InvariantCulture, $"resnet{n}"), $"ResNet with {n} layers",
            [3, 224, 224], classes => new ResNet(n, classes), Recipe.OfLargeImages(0.05f), Classes: 1000)),
        new("resnet18-cifar", "ResNet with 18 layers for small images", [3, 32, 32], classes => new ResNet(18, classes, ResNetKind.Small), Recipe.OfSmallImages(0.1f)),
        new("resnet18-d", "ResNet-D with 18 layers, of the bag of tricks", [3, 128, 128], classes => new ResNet(18, classes, ResNetKind.D), Recipe.OfLargeImages(0.05f)),
    ];

    /// <summary>The first convolution; in variant D three of them and a pooling.</summary>
    public Module Conv1 { get; }

    /// <summary>Normalises the first convolution.</summary>
    public Module Bn1 { get; }

    /// <summary>Rectifies it.</summary>
    public Module Relu { get; }

    /// <summary>Halves the image, unless it is small.</summary>
    [Name("maxpool")]
    public Module MaxPool { get; }

    /// <summary>Blocks at 1/4 of the image's extents, or at all of them if it is small.</summary>
    public Sequential Layer1 { get; }

    /// <summary>Blocks at half of those.</summary>
    public Sequential Layer2 { get; }

    /// <summary>Blocks at a quarter of those.</summary>
    public Sequential Layer3 { get; }

    /// <summary>Blocks at an eighth of those.</summary>
    public Sequential Layer4 { get; }

    /// <summary>The mean over the image.</summary>
    [Name("avgpool")]
    public AdaptiveAvgPool2d AvgPool { get; } = new(1);

    /// <summary>From features to classes.</summary>
    public Linear Fc { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        x = MaxPool.Call(Relu.Call(Bn1.Call(Conv1.Call(x))));
        x = Layer4.Call(Layer3.Call(Layer2.Call(Layer1.Call(x))));
        return Fc.Call(AvgPool.Call(x).Flatten(1));
    }
}
