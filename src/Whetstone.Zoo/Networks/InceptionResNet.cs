using Whetstone.Nn;
using static Whetstone.Zoo.InceptionBlocks;

namespace Whetstone.Zoo;

/// <summary>Inception-ResNet v1 and v2: Inception blocks with shortcuts; 23,995,624 and 55,843,464 parameters for 1000 classes. Shape: [N, 3, H, W] → [N, classes], H and W at least 75.</summary>
/// <remarks>
/// Szegedy et al., arXiv:1602.07261, with the layers of the widely used implementations: v2 is that of TensorFlow's slim models, v1 that of FaceNet,
/// whose classifier sees an embedding of 512 numbers. The factors on residuals are theirs; <c>residualScale</c> changes them all.
/// </remarks>
public static class InceptionResNet
{
    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } =
    [
        new("inception-resnet-v1", "Inception-ResNet v1", [3, 299, 299], classes => Build1(classes), Recipe.OfLargeImages(0.05f), Classes: 1000),
        new("inception-resnet-v2", "Inception-ResNet v2", [3, 299, 299], classes => Build2(classes), Recipe.OfLargeImages(0.05f), Classes: 1000),
    ];

    /// <summary>Version 1, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which features are left out before the last layers, in [0, 1).</param>
    /// <param name="residualScale">Factor on the factors of the residuals.</param>
    public static Sequential Build1(int classes = 1000, double dropout = 0.6, float residualScale = 1)
    {
        Sequential features = Stem().Add(new ConvNorm(192, 256, 3, stride: 2));
        for (int i = 0; i < 5; i++) features.Add(new ScaledResidual(256, 96, 0.17f * residualScale, new(new ConvNorm(256, 32, 1), Thrice(256, 32), Thrice(256, 32, 32, 32))));
        features.Add(new Concurrent(new ConvNorm(256, 384, 3, stride: 2), Smaller(256, 192, 192, 256), new MaxPool2d(3, stride: 2)));
        for (int i = 0; i < 10; i++) features.Add(new ScaledResidual(896, 256, 0.1f * residualScale, Crossed(896, 128, 7, 128, 128, 128)));
        features.Add(new Concurrent(Smaller(896, 256, 384), Smaller(896, 256, 256), Smaller(896, 256, 256, 256), new MaxPool2d(3, stride: 2)));
        for (int i = 0; i < 6; i++)
            features.Add(new ScaledResidual(1792, 384, (i == 5 ? 1 : 0.2f) * residualScale, Crossed(1792, 192, 3, 192, 192, 192), activate: i < 5));
        Sequential network = new(
            ("features", features), ("pool", new GlobalAvgPool2d()), ("flatten", new Flatten()), ("dropout", new Dropout(dropout)),
            ("embedding", new Linear(1792, 512, bias: false)), ("bn", new BatchNorm1d(512, eps: 1e-3)), ("last_linear", new Linear(512, classes)));
        network.StartWith(Initial.KaimingNormal());
        return network;
    }

    /// <summary>Version 2, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which features are left out before the last layer, in [0, 1).</param>
    /// <param name="residualScale">Factor on the factors of the residuals.</param>
    public static Sequential Build2(int classes = 1000, double dropout = 0.2, float residualScale = 1)
    {
        Sequential features = Stem().Add(new MaxPool2d(3, stride: 2), new Concurrent(
            new ConvNorm(192, 96, 1),
            new Sequential(new ConvNorm(192, 48, 1), new ConvNorm(48, 64, 5, padding: 2)),
            Thrice(192, 64, 96, 96),
            new Sequential(new AvgPool2d(3, stride: 1, padding: 1, countIncludePad: false), new ConvNorm(192, 64, 1))));
        for (int i = 0; i < 10; i++) features.Add(new ScaledResidual(320, 128, 0.17f * residualScale, new(new ConvNorm(320, 32, 1), Thrice(320, 32), Thrice(320, 32, 48, 64))));
        features.Add(new Concurrent(new ConvNorm(320, 384, 3, stride: 2), Smaller(320, 256, 256, 384), new MaxPool2d(3, stride: 2)));
        for (int i = 0; i < 20; i++) features.Add(new ScaledResidual(1088, 384, 0.1f * residualScale, Crossed(1088, 192, 7, 128, 160, 192)));
        features.Add(new Concurrent(Smaller(1088, 256, 384), Smaller(1088, 256, 288), Smaller(1088, 256, 288, 320), new MaxPool2d(3, stride: 2)));
        for (int i = 0; i < 10; i++)
            features.Add(new ScaledResidual(2080, 448, (i == 9 ? 1 : 0.2f) * residualScale, Crossed(2080, 192, 3, 192, 224, 256), activate: i < 9));
        features.Add(new ConvNorm(2080, 1536, 1));
        Sequential network = new(("features", features), ("pool", new GlobalAvgPool2d()), ("flatten", new Flatten()), ("dropout", new Dropout(dropout)), ("last_linear", new Linear(1536, classes)));
        network.StartWith(Initial.KaimingNormal());
        return network;
    }

    // [N, 3, H, W] → [N, 192, H / 4, W / 4].
    private static Sequential Stem() => new(
        new ConvNorm(3, 32, 3, stride: 2), new ConvNorm(32, 32, 3), new ConvNorm(32, 64, 3, padding: 1), new MaxPool2d(3, stride: 2), new ConvNorm(64, 80, 1), new ConvNorm(80, 192, 3));

    // A convolution of 1 × 1, then one of 3 × 3 or two.
    private static Sequential Thrice(int inputs, int few, int more = 0, int most = 0) => more == 0
        ? new(new ConvNorm(inputs, few, 1), new ConvNorm(few, few, 3, padding: 1))
        : new(new ConvNorm(inputs, few, 1), new ConvNorm(few, more, 3, padding: 1), new ConvNorm(more, most, 3, padding: 1));

    // The same, the last of them halving the image.
    private static Sequential Smaller(int inputs, int few, int more, int most = 0) => most == 0
        ? new(new ConvNorm(inputs, few, 1), new ConvNorm(few, more, 3, stride: 2))
        : new(new ConvNorm(inputs, few, 1), new ConvNorm(few, more, 3, padding: 1), new ConvNorm(more, most, 3, stride: 2));

    // 1 × 1 beside a row and a column of a kernel.
    private static Concurrent Crossed(int inputs, int one, int kernel, int few, int more, int most) =>
        new(new ConvNorm(inputs, one, 1), new Sequential(new ConvNorm(inputs, few, 1), Wide(few, more, kernel), Tall(more, most, kernel)));
}
