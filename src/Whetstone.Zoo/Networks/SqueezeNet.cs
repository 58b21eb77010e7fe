using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>SqueezeNet: AlexNet's accuracy with 1,248,424 parameters (1.0) or 1,235,496 (1.1) for 1000 classes. Shape: [N, 3, H, W] → [N, classes], H and W at least 21.</summary>
/// <remarks>Iandola et al., arXiv:1602.07360. Names and starting values are torchvision's.</remarks>
public sealed partial class SqueezeNet : Module
{
    /// <summary>The network, not initialised.</summary>
    /// <param name="early">Whether it is version 1.1, which makes images small earlier and needs 2.4 times less work.</param>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which units are left out, in [0, 1).</param>
    public SqueezeNet(bool early = false, int classes = 1000, double dropout = 0.5)
    {
        Features = early
            ? new(new Conv2d(3, 64, 3, stride: 2), new Relu(), Pool(),
                new Fire(64, 16, 64), new Fire(128, 16, 64), Pool(),
                new Fire(128, 32, 128), new Fire(256, 32, 128), Pool(),
                new Fire(256, 48, 192), new Fire(384, 48, 192), new Fire(384, 64, 256), new Fire(512, 64, 256))
            : new(new Conv2d(3, 96, 7, stride: 2), new Relu(), Pool(),
                new Fire(96, 16, 64), new Fire(128, 16, 64), new Fire(128, 32, 128), Pool(),
                new Fire(256, 32, 128), new Fire(256, 48, 192), new Fire(384, 48, 192), new Fire(384, 64, 256), Pool(),
                new Fire(512, 64, 256));
        Conv2d last = new(512, classes, 1);
        Classifier = new(new Dropout(dropout), last, new Relu(), new AdaptiveAvgPool2d(1));
        this.StartWith(Initial.KaimingUniform());
        last.Weight.Default = Initial.Normal(0.01f);
    }

    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } =
    [
        new("squeezenet1.0", "SqueezeNet 1.0", [3, 224, 224], classes => new SqueezeNet(early: false, classes), Recipe.OfLargeImages(0.01f), Classes: 1000),
        new("squeezenet1.1", "SqueezeNet 1.1", [3, 224, 224], classes => new SqueezeNet(early: true, classes), Recipe.OfLargeImages(0.01f), Classes: 1000),
    ];

    /// <summary>Convolutions: [N, 3, H, W] → [N, 512, h, w].</summary>
    public Sequential Features { get; }

    /// <summary>A convolution to classes and the mean over the image: [N, 512, h, w] → [N, classes, 1, 1].</summary>
    public Sequential Classifier { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Classifier.Call(Features.Call(x)).Flatten(1);

    private static MaxPool2d Pool() => new(3, stride: 2, ceil: true);
}
