using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>MobileNetV2: inverted residuals with linear bottlenecks; 3,504,872 parameters at width 1 for 1000 classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>Sandler et al., arXiv:1801.04381. Names and starting values are torchvision's.</remarks>
public sealed partial class MobileNetV2 : Module
{
    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="width">Factor on the channels of each layer, above 0; the paper has 0.35 to 1.4.</param>
    /// <param name="dropout">Probability with which features are left out before the last layer, in [0, 1).</param>
    public MobileNetV2(int classes = 1000, double width = 1, double dropout = 0.2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        // Expansion, channels, blocks, stride of the first block.
        (int Expansion, int Channels, int Blocks, int Stride)[] stages =
            [(1, 16, 1, 1), (6, 24, 2, 2), (6, 32, 3, 2), (6, 64, 4, 2), (6, 96, 3, 1), (6, 160, 3, 2), (6, 320, 1, 1)];
        int inputs = Channels.Rounded(32 * width), last = Channels.Rounded(1280 * Math.Max(1, width));
        Features.Add(InvertedResidual.Layer(3, inputs, 3, stride: 2));
        foreach ((int expansion, int channels, int blocks, int stride) in stages)
        {
            int outputs = Channels.Rounded(channels * width);
            for (int i = 0; i < blocks; i++)
            {
                Features.Add(new InvertedResidual(inputs, outputs, i == 0 ? stride : 1, expansion));
                inputs = outputs;
            }
        }
        Features.Add(InvertedResidual.Layer(inputs, last, 1));
        Classifier = new(new Dropout(dropout), new Linear(last, classes));
        this.StartWith(Initial.KaimingNormal(fan: FanMode.Out), Initial.Normal(0.01f));
    }

    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } = [Info("mobilenetv2", 1), Info("mobilenetv2-0.75", 0.75), Info("mobilenetv2-0.5", 0.5), Info("mobilenetv2-0.25", 0.25)];

    /// <summary>Convolutions: [N, 3, H, W] → [N, 1280, H / 32, W / 32].</summary>
    public Sequential Features { get; } = new();

    /// <summary>The mean over the image.</summary>
    public GlobalAvgPool2d Pool { get; } = new();

    /// <summary>From features to classes.</summary>
    public Sequential Classifier { get; }

    /// <summary>The last features at each size, for a network that detects or segments. Shape: [N, 3, H, W] → five of [N, channels, H / stride, W / stride] with strides of 2, 4, 8, 16 and 32.</summary>
    /// <param name="x">Images, [N, 3, H, W].</param>
    public IReadOnlyList<Tensor> FeatureMaps(Tensor x)
    {
        ArgumentNullException.ThrowIfNull(x);
        List<Tensor> maps = [];
        foreach (Module block in Features)
        {
            Tensor y = block.Call(x);
            // What comes before a block that makes the image smaller is the last of its size; images themselves are no features.
            if (y.Shape[2] < x.Shape[2] && x.Shape[1] != 3) maps.Add(x);
            x = y;
        }
        maps.Add(x);
        return maps;
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Classifier.Call(Pool.Call(Features.Call(x)).Flatten(1));

    private static ModelInfo Info(string name, double width) => new(
        name, $"MobileNetV2 of width {width.ToString(CultureInfo.InvariantCulture)}", [3, 224, 224],
        classes => new MobileNetV2(classes, width), Recipe.OfLargeImages(0.05f), Classes: 1000);
}
