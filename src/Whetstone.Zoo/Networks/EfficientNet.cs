using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>EfficientNet-B0 to B2: depth, width and image grow together; 5,288,548, 7,794,184 and 9,109,994 parameters for 1000 classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>Tan and Le, arXiv:1905.11946. Names and starting values are torchvision's.</remarks>
public sealed partial class EfficientNet : Module
{
    /// <summary>The network, not initialised.</summary>
    /// <param name="scale">Which of the family: 0, 1 or 2.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which features are left out before the last layer, in [0, 1); the paper's if omitted.</param>
    /// <param name="stochasticDepth">Probability with which training leaves out the last block; that of earlier ones falls to 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The family has no such member here.</exception>
    public EfficientNet(int scale = 0, int classes = 1000, double? dropout = null, double stochasticDepth = 0.2)
    {
        (double width, double depth, double usual) = scale switch
        {
            0 => (1, 1, 0.2),
            1 => (1, 1.1, 0.2),
            2 => (1.1, 1.2, 0.3),
            _ => throw new ArgumentOutOfRangeException(nameof(scale), $"EfficientNet is B0, B1 or B2 here, not B{scale}"),
        };
        // Expansion, kernel, stride of the first block, channels, blocks.
        (int Expansion, int Kernel, int Stride, int Outputs, int Blocks)[] stages =
            [(1, 3, 1, 16, 1), (6, 3, 2, 24, 2), (6, 5, 2, 40, 2), (6, 3, 2, 80, 3), (6, 5, 1, 112, 3), (6, 5, 2, 192, 4), (6, 3, 1, 320, 1)];
        int total = stages.Sum(s => Blocks(s.Blocks)), built = 0, inputs = Channels.Rounded(32 * width);
        Features.Add(ConvLayer.Of(3, inputs, 3, stride: 2, activation: new Swish()));
        foreach ((int expansion, int kernel, int stride, int outputs, int blocks) in stages)
        {
            Sequential stage = new();
            for (int i = 0; i < Blocks(blocks); i++, built++)
            {
                stage.Add(Block(inputs, Channels.Rounded(outputs * width), expansion, kernel, i == 0 ? stride : 1, stochasticDepth * built / total));
                inputs = Channels.Rounded(outputs * width);
            }
            Features.Add(stage);
        }
        Features.Add(ConvLayer.Of(inputs, 4 * inputs, 1, activation: new Swish()));
        Classifier = new(new Dropout(dropout ?? usual), new Linear(4 * inputs, classes));
        this.StartWith(Initial.KaimingNormal(fan: FanMode.Out), Initial.Uniform(1 / MathF.Sqrt(classes)));

        int Blocks(int count) => (int)Math.Ceiling(count * depth);
    }

    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } = [.. new[] { (0, 224), (1, 240), (2, 260) }.Select(m => new ModelInfo(
        string.Create(CultureInfo.InvariantCulture, $"efficientnet-b{m.Item1}"), $"EfficientNet-B{m.Item1}", [3, m.Item2, m.Item2],
        classes => new EfficientNet(m.Item1, classes), Recipe.OfLargeImages(0.05f), Classes: 1000))];

    /// <summary>Convolutions: [N, 3, H, W] → [N, channels, H / 32, W / 32].</summary>
    public Sequential Features { get; } = new();

    /// <summary>The mean over the image.</summary>
    public GlobalAvgPool2d Pool { get; } = new();

    /// <summary>From features to classes.</summary>
    public Sequential Classifier { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Classifier.Call(Pool.Call(Features.Call(x)).Flatten(1));

    private static MobileBlock Block(int inputs, int outputs, int expansion, int kernel, int stride, double drop)
    {
        int hidden = Channels.Rounded(inputs * expansion);
        SqueezeExcite excite = new(hidden, Math.Max(1, inputs / 4), new Swish());
        return new(inputs, hidden, outputs, kernel, stride, n => new BatchNorm2d(n), () => new Swish(), excite, drop);
    }
}
