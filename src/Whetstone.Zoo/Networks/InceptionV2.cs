using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Inception v2, also BN-Inception: batch normalisation, and two 3 × 3 convolutions in place of one of 5 × 5; 11,295,240 parameters for 1000 classes. Shape: [N, 3, H, W] → [N, classes], H and W multiples of 32.</summary>
/// <remarks>Ioffe and Szegedy, arXiv:1502.03167, figure 5. As in the authors' Caffe model, convolutions keep their biases.</remarks>
public static class InceptionV2
{
    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } =
    [
        new("inception-v2", "Inception v2, GoogLeNet with batch norm and small kernels", [3, 224, 224], classes => Build(classes), Recipe.OfLargeImages(0.05f), Classes: 1000),
        new("se-inception-v2", "Inception v2 with squeeze and excitation", [3, 224, 224], classes => Build(classes, squeeze: 16), Recipe.OfLargeImages(0.05f), Classes: 1000),
    ];

    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="squeeze">16 for blocks whose channels are weighed by what a sixteenth of them says (arXiv:1709.01507); 0 for none.</param>
    public static Sequential Build(int classes = 1000, int squeeze = 0)
    {
        Sequential network = new(
            ("conv1", Conv(3, 64, 7, stride: 2)), ("pool1", new MaxPool2d(3, stride: 2, ceil: true)),
            ("conv2_reduce", Conv(64, 64, 1)), ("conv2", Conv(64, 192, 3)), ("pool2", new MaxPool2d(3, stride: 2, ceil: true)),
            ("inception_3a", Block(192, 64, (64, 64), (64, 96), 32)), ("inception_3b", Block(256, 64, (64, 96), (64, 96), 64)), ("inception_3c", Smaller(320, (128, 160), (64, 96))),
            ("inception_4a", Block(576, 224, (64, 96), (96, 128), 128)), ("inception_4b", Block(576, 192, (96, 128), (96, 128), 128)),
            ("inception_4c", Block(576, 160, (128, 160), (128, 160), 128)), ("inception_4d", Block(608, 96, (128, 192), (160, 192), 128)), ("inception_4e", Smaller(608, (128, 192), (192, 256))),
            ("inception_5a", Block(1056, 352, (192, 320), (160, 224), 128)), ("inception_5b", Block(1024, 352, (192, 320), (192, 224), 128, max: true)),
            ("pool5", new GlobalAvgPool2d()), ("flatten", new Flatten()), ("classifier", new Linear(1024, classes)));
        network.StartWith(Initial.KaimingNormal());
        return network;

        Module Block(int inputs, int one, (int Few, int Many) three, (int Few, int Many) twice, int pool, bool max = false) =>
            Weighed(Four(inputs, one, three, twice, pool, max), one + three.Many + twice.Many + pool);

        Module Smaller(int inputs, (int Few, int Many) three, (int Few, int Many) twice) => Weighed(Three(inputs, three, twice), inputs + three.Many + twice.Many);

        Module Weighed(Module block, int channels) => squeeze == 0 ? block : new Sequential(("block", block), ("se", new SqueezeExcite(channels, channels / squeeze)));
    }

    // Branches of 1 × 1, of 3 × 3, of 3 × 3 twice, and of pooling.
    private static InceptionBlock Four(int inputs, int one, (int Few, int Many) three, (int Few, int Many) twice, int pool, bool max) => new(
        new([("1x1", Conv(inputs, one, 1))]),
        new([("3x3_reduce", Conv(inputs, three.Few, 1)), ("3x3", Conv(three.Few, three.Many, 3))]),
        new([("double_reduce", Conv(inputs, twice.Few, 1)), ("double_1", Conv(twice.Few, twice.Many, 3)), ("double_2", Conv(twice.Many, twice.Many, 3))]),
        new([("pool", max ? new MaxPool2d(3, stride: 1, padding: 1) : new AvgPool2d(3, stride: 1, padding: 1)), ("pool_proj", Conv(inputs, pool, 1))]));

    // Halves the image: no 1 × 1 branch, and what is pooled passes as it is.
    private static InceptionBlock Three(int inputs, (int Few, int Many) three, (int Few, int Many) twice) => new(
        new([("3x3_reduce", Conv(inputs, three.Few, 1)), ("3x3", Conv(three.Few, three.Many, 3, stride: 2))]),
        new([("double_reduce", Conv(inputs, twice.Few, 1)), ("double_1", Conv(twice.Few, twice.Many, 3)), ("double_2", Conv(twice.Many, twice.Many, 3, stride: 2))]),
        new([("pool", new MaxPool2d(3, stride: 2, ceil: true))]));

    private static Sequential Conv(int inputs, int outputs, int kernel, int stride = 1) =>
        new(("conv", new Conv2d(inputs, outputs, kernel, stride, padding: kernel / 2)), ("bn", new BatchNorm2d(outputs)), ("relu", new Relu()));
}
