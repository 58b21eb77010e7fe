using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Wide ResNet for images of 32 × 32 pixels: few, wide blocks; 36,479,194 parameters with 28 layers of width 10 for ten classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>Zagoruyko and Komodakis, arXiv:1605.07146. For large images see <see cref="ResNet"/> with a group width of 128.</remarks>
public static class WideResNet
{
    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } = [.. new[] { (16, 8), (28, 10), (40, 4) }.Select(m => new ModelInfo(
        string.Create(CultureInfo.InvariantCulture, $"wide-resnet{m.Item1}-{m.Item2}-cifar"), $"Wide ResNet with {m.Item1} layers, {m.Item2} times as wide, for small images",
        [3, 32, 32], classes => Build(m.Item1, m.Item2, classes), Recipe.OfSmallImages(0.1f)))];

    /// <summary>The network, not initialised.</summary>
    /// <param name="layers">Layers with weights: 6n + 4, such as 16, 28 or 40.</param>
    /// <param name="width">Factor on the channels of each stage, at least 1.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no network of so many layers, or the width is below 1.</exception>
    public static Sequential Build(int layers, int width, int classes = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 1);
        if (layers < 10 || layers % 6 != 4) throw new ArgumentOutOfRangeException(nameof(layers), $"a wide ResNet has 6n + 4 layers, such as 16, 28 or 40, not {layers}");
        int blocks = (layers - 4) / 6;
        Sequential network = new(
            ("conv1", new Conv2d(3, 16, 3, padding: 1, bias: false)),
            ("layer1", PreActivationBlock.Stage(16, 16 * width, 1, 1, blocks)),
            ("layer2", PreActivationBlock.Stage(16 * width, 32 * width, 1, 2, blocks)),
            ("layer3", PreActivationBlock.Stage(32 * width, 64 * width, 1, 2, blocks)),
            ("bn1", new BatchNorm2d(64 * width)), ("relu", new Relu()), ("pool", new GlobalAvgPool2d()), ("flatten", new Flatten()),
            ("fc", new Linear(64 * width, classes)));
        network.StartWith(Initial.KaimingNormal(fan: FanMode.Out));
        return network;
    }
}
