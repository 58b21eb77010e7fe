using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>XResNet: fastai's ResNet with the bag of tricks; 11,228,586 parameters with 18 layers for ten classes. Shape: [N, inputs, H, W] → [N, classes].</summary>
/// <remarks>
/// Howard, fastai, after He et al., arXiv:1812.01187. Names are those of the 2019 course's notebook 11, whose stem has 32, 64 and 64 channels;
/// <see cref="ResNetKind.D"/> is the same idea with the paper's stem and torchvision's names. The last normalisation of each block
/// starts at 0, so that a block starts as its shortcut.
/// </remarks>
public static class XResNet
{
    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } = [.. new[] { 18, 34, 50, 101, 152 }.Select(n => new ModelInfo(
        string.Create(CultureInfo.InvariantCulture, $"xresnet{n}"), $"XResNet with {n} layers", [3, 128, 128], classes => Build(n, classes), Recipe.OfLargeImages(0.05f)))];

    /// <summary>The network, not initialised.</summary>
    /// <param name="layers">Layers with weights: 18 or 34 of basic blocks, 50, 101 or 152 of bottlenecks.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="inputs">Channels of images.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no XResNet of so many layers.</exception>
    public static Sequential Build(int layers, int classes = 10, int inputs = 3)
    {
        int[] depths = ResNetStages.Depths(layers);
        int expansion = layers < 50 ? 1 : Bottleneck.Expansion;
        Sequential network = new(
            XResNetBlock.Layer(inputs, (inputs + 1) * 8, 3, stride: 2), XResNetBlock.Layer((inputs + 1) * 8, 64, 3), XResNetBlock.Layer(64, 64, 3),
            new MaxPool2d(3, stride: 2, padding: 1));
        int channels = 64;
        for (int stage = 0; stage < depths.Length; stage++)
        {
            Sequential blocks = new();
            for (int i = 0; i < depths[stage]; i++)
            {
                blocks.Add(new XResNetBlock(channels, 64 << stage, expansion, stride: stage > 0 && i == 0 ? 2 : 1));
                channels = (64 << stage) * expansion;
            }
            network.Add(blocks);
        }
        network.Add(new AdaptiveAvgPool2d(1), new Flatten(), new Linear(channels, classes));
        network.StartWith(Initial.KaimingNormal(), Initial.KaimingNormal());
        return network;
    }
}
