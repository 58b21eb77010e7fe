using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>The ResNets of the paper for images of 32 × 32 pixels, and the plain networks they are compared with; 269,722 parameters with 20 layers for ten classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>He et al., arXiv:1512.03385, section 4.2: shortcuts have no parameters (option A), so a plain network has as many as its residual twin.</remarks>
public static class ResNetCifar
{
    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } =
    [
        .. new[] { 20, 32, 44, 56, 110 }.Select(n => Info(string.Create(CultureInfo.InvariantCulture, $"resnet{n}-cifar"), $"ResNet with {n} layers for small images", n, true)),
        .. new[] { 20, 56 }.Select(n => Info(string.Create(CultureInfo.InvariantCulture, $"plain{n}-cifar"), $"ResNet's plain twin with {n} layers for small images", n, false)),
    ];

    /// <summary>The network, not initialised.</summary>
    /// <param name="layers">Layers with weights: 6n + 2, such as 20, 32, 44, 56 or 110.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="residual">Whether blocks have shortcuts.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no network of so many layers.</exception>
    public static Sequential Build(int layers, int classes = 10, bool residual = true)
    {
        if (layers < 8 || layers % 6 != 2) throw new ArgumentOutOfRangeException(nameof(layers), $"a ResNet for small images has 6n + 2 layers, such as 20 or 56, not {layers}");
        Sequential network = new(("conv1", new Conv2d(3, 16, 3, padding: 1, bias: false)), ("bn1", new BatchNorm2d(16)), ("relu", new Relu()));
        for (int stage = 0, inputs = 16; stage < 3; stage++)
        {
            Sequential blocks = new();
            for (int i = 0; i < (layers - 2) / 6; i++, inputs = 16 << stage) blocks.Add(new CifarBlock(inputs, 16 << stage, i == 0 && stage > 0 ? 2 : 1, residual));
            network.Add($"layer{stage + 1}", blocks);
        }
        network.Add("pool", new GlobalAvgPool2d()).Add("flatten", new Flatten()).Add("fc", new Linear(64, classes));
        network.StartWith(Initial.KaimingNormal(fan: FanMode.Out));
        return network;
    }

    private static ModelInfo Info(string name, string title, int layers, bool residual) => new(name, title, [3, 32, 32], classes => Build(layers, classes, residual), Recipe.OfSmallImages(0.1f));
}
