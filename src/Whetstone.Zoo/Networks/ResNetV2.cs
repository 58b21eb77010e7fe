using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>ResNet v2: residual blocks that normalise and rectify first; 25,549,480 learned parameters with 50 layers for 1000 classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>
/// He et al., arXiv:1603.05027, as in Gluon: images are normalised by their batch first, by a layer whose six scales and shifts stay 1 and 0.
/// Parts are called <c>features</c> and <c>output</c>.
/// </remarks>
public static class ResNetV2
{
    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } = [.. new[] { 18, 34, 50, 101, 152 }.Select(n => new ModelInfo(
        string.Create(CultureInfo.InvariantCulture, $"resnet{n}-v2"), $"ResNet v2 with {n} layers", [3, 224, 224], classes => Build(n, classes), Recipe.OfLargeImages(0.05f), Classes: 1000))];

    /// <summary>The network, not initialised.</summary>
    /// <param name="layers">Layers with weights: 18 or 34 of basic blocks, 50, 101 or 152 of bottlenecks.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no ResNet of so many layers.</exception>
    public static Sequential Build(int layers, int classes = 1000)
    {
        int[] depths = ResNetStages.Depths(layers);
        int expansion = layers < 50 ? 1 : Bottleneck.Expansion, channels = 64;
        BatchNorm2d images = new(3);
        images.Freeze();
        Sequential features = new(images, new Conv2d(3, 64, 7, stride: 2, padding: 3, bias: false), new BatchNorm2d(64), new Relu(), new MaxPool2d(3, stride: 2, padding: 1));
        for (int stage = 0; stage < depths.Length; stage++)
        {
            features.Add(PreActivationBlock.Stage(channels, 64 << stage, expansion, stage == 0 ? 1 : 2, depths[stage]));
            channels = (64 << stage) * expansion;
        }
        features.Add(new BatchNorm2d(channels), new Relu(), new GlobalAvgPool2d(), new Flatten());
        Sequential network = new(("features", features), ("output", new Linear(channels, classes)));
        network.StartWith(Initial.KaimingNormal(fan: FanMode.Out));
        return network;
    }
}
