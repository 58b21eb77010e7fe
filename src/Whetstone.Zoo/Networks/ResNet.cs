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
    /// <param name="groups">Parts into which 3 × 3 convolutions divide channels: 32 in ResNeXt.</param>
    /// <param name="groupWidth">Channels of a part in the first stage: 4 or 8 in ResNeXt, 128 in a wide ResNet.</param>
    /// <param name="squeeze">16 for blocks that weigh channels by what a sixteenth of them says, as in SE-ResNet; 0 for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no ResNet of so many layers.</exception>
    /// <exception cref="ArgumentException">Groups or widths are given for a network of basic blocks.</exception>
    public ResNet(int layers, int classes = 1000, ResNetKind kind = ResNetKind.Large, int groups = 1, int groupWidth = 64, int squeeze = 0)
    {
        if (layers < 50 && (groups, groupWidth) != (1, 64)) throw new ArgumentException($"a ResNet of {layers} layers has basic blocks, which have neither groups nor another width", nameof(groups));
        ResNetStages stages = new(layers, kind, groups, groupWidth, squeeze);
        Conv1 = kind switch
        {
            ResNetKind.Large or ResNetKind.V1 => new Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false),
            ResNetKind.Small => new Conv2d(3, 64, 3, padding: 1, bias: false),
            _ => new Sequential(
                ConvLayer.Of(3, 32, 3, stride: 2, activation: new Relu()), ConvLayer.Of(32, 32, 3, activation: new Relu()), ConvLayer.Of(32, 64, 3, activation: new Relu()),
                new MaxPool2d(3, stride: 2, padding: 1)),
        };
        // In variant D the stem normalises, and halves the image, by itself.
        Bn1 = kind == ResNetKind.D ? new Identity() : new BatchNorm2d(64);
        Relu = kind == ResNetKind.D ? new Identity() : new Relu();
        MaxPool = kind is ResNetKind.Large or ResNetKind.V1 ? new MaxPool2d(3, stride: 2, padding: 1) : new Identity();
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
        .. new[] { 18, 34, 50, 101, 152 }.Select(n => Large(Named($"resnet{n}"), Named($"ResNet with {n} layers"), classes => new ResNet(n, classes))),
        Large("resnext50-32x4d", "ResNeXt with 50 layers, 32 groups of 4 channels", classes => new ResNet(50, classes, groups: 32, groupWidth: 4)),
        Large("resnext101-32x8d", "ResNeXt with 101 layers, 32 groups of 8 channels", classes => new ResNet(101, classes, groups: 32, groupWidth: 8)),
        Large("wide-resnet50-2", "ResNet with 50 layers, twice as wide", classes => new ResNet(50, classes, groupWidth: 128)),
        Large("wide-resnet101-2", "ResNet with 101 layers, twice as wide", classes => new ResNet(101, classes, groupWidth: 128)),
        .. new[] { 18, 34, 50, 101, 152 }.Select(n => Large(Named($"se-resnet{n}"), Named($"SE-ResNet with {n} layers"), classes => new ResNet(n, classes, squeeze: 16))),
        Large("se-resnext50-32x4d", "SE-ResNeXt with 50 layers", classes => new ResNet(50, classes, groups: 32, groupWidth: 4, squeeze: 16)),
        Large("se-resnext101-32x4d", "SE-ResNeXt with 101 layers", classes => new ResNet(101, classes, groups: 32, groupWidth: 4, squeeze: 16)),
        .. new[] { 50, 101, 152 }.Select(n => Large(Named($"resnet{n}-v1"), Named($"ResNet with {n} layers as in the paper"), classes => new ResNet(n, classes, ResNetKind.V1))),
        .. new[] { 34, 50, 101, 152 }.Select(n => Large(Named($"resnet{n}-d"), Named($"ResNet-D with {n} layers, of the bag of tricks"), classes => new ResNet(n, classes, ResNetKind.D))),
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

    private static ModelInfo Large(string name, string title, Func<int, Module> build) => new(name, title, [3, 224, 224], build, Recipe.OfLargeImages(0.05f), Classes: 1000);

    private static string Named(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
