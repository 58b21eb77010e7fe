using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>MobileNetV3: inverted residuals with squeeze and excitation and a hard swish; 5,483,032 parameters (large) or 2,542,856 (small) for 1000 classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>Howard et al., arXiv:1905.02244. Names and starting values are torchvision's.</remarks>
public sealed partial class MobileNetV3 : Module
{
    // Kernel, channels between, channels out, whether channels are weighed, whether the activation is a hard swish, stride.
    private static readonly (int Kernel, int Hidden, int Outputs, bool Excites, bool Swish, int Stride)[] LargeBlocks =
    [
        (3, 16, 16, false, false, 1), (3, 64, 24, false, false, 2), (3, 72, 24, false, false, 1),
        (5, 72, 40, true, false, 2), (5, 120, 40, true, false, 1), (5, 120, 40, true, false, 1),
        (3, 240, 80, false, true, 2), (3, 200, 80, false, true, 1), (3, 184, 80, false, true, 1), (3, 184, 80, false, true, 1),
        (3, 480, 112, true, true, 1), (3, 672, 112, true, true, 1),
        (5, 672, 160, true, true, 2), (5, 960, 160, true, true, 1), (5, 960, 160, true, true, 1),
    ];

    private static readonly (int Kernel, int Hidden, int Outputs, bool Excites, bool Swish, int Stride)[] SmallBlocks =
    [
        (3, 16, 16, true, false, 2), (3, 72, 24, false, false, 2), (3, 88, 24, false, false, 1),
        (5, 96, 40, true, true, 2), (5, 240, 40, true, true, 1), (5, 240, 40, true, true, 1), (5, 120, 48, true, true, 1), (5, 144, 48, true, true, 1),
        (5, 288, 96, true, true, 2), (5, 576, 96, true, true, 1), (5, 576, 96, true, true, 1),
    ];

    /// <summary>The network, not initialised.</summary>
    /// <param name="small">Whether it is the small one.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="width">Factor on the channels of each layer, above 0.</param>
    /// <param name="dropout">Probability with which features are left out before the last layer, in [0, 1).</param>
    public MobileNetV3(bool small = false, int classes = 1000, double width = 1, double dropout = 0.2)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        int inputs = Channels.Rounded(16 * width), last = Channels.Rounded((small ? 1024 : 1280) * width);
        Features.Add(ConvLayer.Of(3, inputs, 3, stride: 2, activation: new HardSwish(), norm: Norm(inputs)));
        foreach ((int kernel, int hidden, int outputs, bool excites, bool swish, int stride) in small ? SmallBlocks : LargeBlocks)
        {
            int wide = Channels.Rounded(hidden * width), narrow = Channels.Rounded(outputs * width);
            SqueezeExcite? excite = excites ? new(wide, Channels.Rounded(wide / 4), gate: new HardSigmoid()) : null;
            Features.Add(new MobileBlock(inputs, wide, narrow, kernel, stride, Norm, swish ? () => new HardSwish() : () => new Relu(), excite));
            inputs = narrow;
        }
        Features.Add(ConvLayer.Of(inputs, 6 * inputs, 1, activation: new HardSwish(), norm: Norm(6 * inputs)));
        Classifier = new(new Linear(6 * inputs, last), new HardSwish(), new Dropout(dropout), new Linear(last, classes));
        this.StartWith(Initial.KaimingNormal(fan: FanMode.Out), Initial.Normal(0.01f));
    }

    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } =
    [
        new("mobilenetv3-large", "MobileNetV3, large", [3, 224, 224], classes => new MobileNetV3(small: false, classes), Recipe.OfLargeImages(0.05f), Classes: 1000),
        new("mobilenetv3-small", "MobileNetV3, small", [3, 224, 224], classes => new MobileNetV3(small: true, classes), Recipe.OfLargeImages(0.05f), Classes: 1000),
    ];

    /// <summary>Convolutions: [N, 3, H, W] → [N, channels, H / 32, W / 32].</summary>
    public Sequential Features { get; } = new();

    /// <summary>The mean over the image.</summary>
    public GlobalAvgPool2d Pool { get; } = new();

    /// <summary>From features to classes.</summary>
    public Sequential Classifier { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Classifier.Call(Pool.Call(Features.Call(x)).Flatten(1));

    private static BatchNorm2d Norm(int channels) => new(channels, eps: 1e-3, momentum: 0.01f);
}
