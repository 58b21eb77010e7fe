using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>VGG: 3 × 3 convolutions in five stages, three fully connected layers; 138,357,544 parameters with 16 layers for 1000 classes. Shape: [N, 3, H, W] → [N, classes], H and W at least 32.</summary>
/// <remarks>Simonyan and Zisserman, arXiv:1409.1556; batch normalisation as torchvision adds it. Names and starting values are torchvision's.</remarks>
public sealed partial class Vgg : Module
{
    /// <summary>The network, not initialised.</summary>
    /// <param name="layers">Layers with weights: 11, 13, 16 or 19.</param>
    /// <param name="batchNorm">Whether each convolution is normalised.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which units are left out, in [0, 1).</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no VGG of so many layers.</exception>
    public Vgg(int layers, bool batchNorm = false, int classes = 1000, double dropout = 0.5)
    {
        Features = Stages(layers, batchNorm);
        Classifier = new(
            new Linear(512 * 7 * 7, 4096), new Relu(), new Dropout(dropout),
            new Linear(4096, 4096), new Relu(), new Dropout(dropout),
            new Linear(4096, classes));
        this.StartWith(Initial.KaimingNormal(fan: FanMode.Out), Initial.Normal(0.01f));
    }

    /// <summary>Names and recipes, plain and with batch normalisation.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } = [.. new[] { 11, 13, 16, 19 }.SelectMany(n => new[] { Info(n, false), Info(n, true) })];

    /// <summary>Convolutions: [N, 3, H, W] → [N, 512, H / 32, W / 32].</summary>
    public Sequential Features { get; }

    /// <summary>Brings features to 7 × 7.</summary>
    [Name("avgpool")]
    public AdaptiveAvgPool2d AvgPool { get; } = new(7);

    /// <summary>Fully connected layers: [N, 25088] → [N, classes].</summary>
    public Sequential Classifier { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Classifier.Call(AvgPool.Call(Features.Call(x)).Flatten(1));

    /// <summary>The five stages of convolutions, each halving the image at its end.</summary>
    internal static Sequential Stages(int layers, bool batchNorm)
    {
        int[] depths = layers switch
        {
            11 => [1, 1, 2, 2, 2],
            13 => [2, 2, 2, 2, 2],
            16 => [2, 2, 3, 3, 3],
            19 => [2, 2, 4, 4, 4],
            _ => throw new ArgumentOutOfRangeException(nameof(layers), $"VGG has 11, 13, 16 or 19 layers, not {layers}"),
        };
        Sequential features = new();
        int inputs = 3;
        for (int stage = 0; stage < depths.Length; stage++)
        {
            int outputs = Math.Min(64 << stage, 512);
            for (int i = 0; i < depths[stage]; i++)
            {
                features.Add(new Conv2d(inputs, outputs, 3, padding: 1));
                if (batchNorm) features.Add(new BatchNorm2d(outputs));
                features.Add(new Relu());
                inputs = outputs;
            }
            features.Add(new MaxPool2d(2));
        }
        return features;
    }

    private static ModelInfo Info(int layers, bool batchNorm) => new(
        string.Create(CultureInfo.InvariantCulture, $"vgg{layers}{(batchNorm ? "-bn" : "")}"),
        $"VGG with {layers} layers{(batchNorm ? ", batch-normalised" : "")}", [3, 224, 224],
        classes => new Vgg(layers, batchNorm, classes), Recipe.OfLargeImages(batchNorm ? 0.05f : 0.01f), Classes: 1000);
}
