using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>MobileNet: depthwise and pointwise convolutions by turns; 4,231,976 parameters at width 1 for 1000 classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>Howard et al., arXiv:1704.04861. Parts are called <c>features</c> and <c>output</c>, as in Gluon.</remarks>
public static class MobileNetV1
{
    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } = [.. new[] { 1, 0.75, 0.5, 0.25 }.Select(w => new ModelInfo(
        w == 1 ? "mobilenetv1" : string.Create(CultureInfo.InvariantCulture, $"mobilenetv1-{w}"), string.Create(CultureInfo.InvariantCulture, $"MobileNet of width {w}"),
        [3, 224, 224], classes => Build(classes, w), Recipe.OfLargeImages(0.05f), Classes: 1000))];

    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="width">Factor on the channels of each layer, above 0; the paper has 0.25 to 1.</param>
    public static Sequential Build(int classes = 1000, double width = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        (int Channels, int Stride)[] layers =
            [(64, 1), (128, 2), (128, 1), (256, 2), (256, 1), (512, 2), (512, 1), (512, 1), (512, 1), (512, 1), (512, 1), (1024, 2), (1024, 1)];
        int inputs = Wide(32);
        Sequential features = new(ConvLayer.Of(3, inputs, 3, stride: 2, activation: new Relu()));
        foreach ((int channels, int stride) in layers)
        {
            features.Add(ConvLayer.Of(inputs, inputs, 3, stride, groups: inputs, new Relu()), ConvLayer.Of(inputs, Wide(channels), 1, activation: new Relu()));
            inputs = Wide(channels);
        }
        Sequential network = new(("features", features), ("pool", new GlobalAvgPool2d()), ("flatten", new Flatten()), ("output", new Linear(inputs, classes)));
        network.StartWith(Initial.KaimingNormal(fan: FanMode.Out), Initial.Normal(0.01f));
        return network;

        int Wide(int channels) => Math.Max(1, (int)(channels * width));
    }
}
