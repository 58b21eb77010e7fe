using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>DenseNet-BC: each layer sees the features of all before it; 7,978,856 parameters with 121 layers for 1000 classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>Huang et al., arXiv:1608.06993. Names and starting values are torchvision's.</remarks>
public sealed partial class DenseNet : Module
{
    /// <summary>The network, not initialised.</summary>
    /// <param name="layers">Layers with weights: 121, 161, 169 or 201. The one with 161 is wider.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no DenseNet of so many layers here.</exception>
    public DenseNet(int layers = 121, int classes = 1000)
    {
        int[] depths = layers switch
        {
            121 => [6, 12, 24, 16],
            161 => [6, 12, 36, 24],
            169 => [6, 12, 32, 32],
            201 => [6, 12, 48, 32],
            _ => throw new ArgumentOutOfRangeException(nameof(layers), $"DenseNet has 121, 161, 169 or 201 layers, not {layers}"),
        };
        int growth = layers == 161 ? 48 : 32, channels = 2 * growth;
        Features.Add("conv0", new Conv2d(3, channels, 7, stride: 2, padding: 3, bias: false)).Add("norm0", new BatchNorm2d(channels))
            .Add("relu0", new Relu()).Add("pool0", new MaxPool2d(3, stride: 2, padding: 1));
        for (int stage = 0; stage < depths.Length; stage++)
        {
            Sequential block = new();
            for (int i = 0; i < depths[stage]; i++) block.Add($"denselayer{i + 1}", new DenseLayer(channels + i * growth, growth));
            Features.Add($"denseblock{stage + 1}", block);
            channels += depths[stage] * growth;
            if (stage == depths.Length - 1) continue;
            Features.Add($"transition{stage + 1}", Transition(channels));
            channels /= 2;
        }
        Features.Add("norm5", new BatchNorm2d(channels));
        Classifier = new(channels, classes);
        this.StartWith(Initial.KaimingNormal());
        Classifier.Bias!.Default = Initial.Zeros;
    }

    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } = [.. new[] { 121, 161, 169, 201 }.Select(n => new ModelInfo(
        string.Create(CultureInfo.InvariantCulture, $"densenet{n}"), $"DenseNet with {n} layers", [3, 224, 224], classes => new DenseNet(n, classes), Recipe.OfLargeImages(0.05f), Classes: 1000))];

    /// <summary>Convolutions: [N, 3, H, W] → [N, channels, H / 32, W / 32].</summary>
    public Sequential Features { get; } = new();

    /// <summary>Rectifies features.</summary>
    public Relu Relu { get; } = new();

    /// <summary>The mean over the image.</summary>
    public GlobalAvgPool2d Pool { get; } = new();

    /// <summary>From features to classes.</summary>
    public Linear Classifier { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Classifier.Call(Pool.Call(Relu.Call(Features.Call(x))).Flatten(1));

    // Half the channels, half the extents.
    private static Sequential Transition(int inputs) => new(
        ("norm", new BatchNorm2d(inputs)), ("relu", new Relu()), ("conv", new Conv2d(inputs, inputs / 2, 1, bias: false)), ("pool", new AvgPool2d(2)));
}
