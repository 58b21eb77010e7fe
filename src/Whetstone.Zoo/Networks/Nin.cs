using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Network in network: small networks of 1 × 1 convolutions after each convolution, and the mean over the image in place of fully connected layers.</summary>
/// <remarks>Lin, Chen and Yan, arXiv:1312.4400, with the authors' layers: 7,595,176 parameters for 1000 classes, 966,986 for ten classes of small images.</remarks>
public static class Nin
{
    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } =
    [
        new("nin", "Network in network", [3, 224, 224], classes => Build(classes), Recipe.OfLargeImages(0.01f), Classes: 1000),
        new("nin-cifar", "Network in network for small images", [3, 32, 32], classes => BuildSmall(classes), Recipe.OfSmallImages(0.05f)),
    ];

    /// <summary>For images of about 224 × 224 pixels, not initialised. Shape: [N, 3, H, W] → [N, classes], H and W at least 67.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which features are left out before the last stage, in [0, 1).</param>
    public static Sequential Build(int classes = 1000, double dropout = 0.5)
    {
        Sequential network = new();
        Stage(network, new Conv2d(3, 96, 11, stride: 4), [96, 96, 96]);
        network.Add(new MaxPool2d(3, stride: 2, ceil: true));
        Stage(network, new Conv2d(96, 256, 5, padding: 2), [256, 256, 256]);
        network.Add(new MaxPool2d(3, stride: 2, ceil: true));
        Stage(network, new Conv2d(256, 384, 3, padding: 1), [384, 384, 384]);
        network.Add(new MaxPool2d(3, stride: 2, ceil: true), new Dropout(dropout));
        Stage(network, new Conv2d(384, 1024, 3, padding: 1), [1024, 1024, classes]);
        return End(network);
    }

    /// <summary>For images of 32 × 32 pixels, not initialised. Shape: [N, 3, 32, 32] → [N, classes].</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which features are left out between stages, in [0, 1).</param>
    public static Sequential BuildSmall(int classes = 10, double dropout = 0.5)
    {
        Sequential network = new();
        Stage(network, new Conv2d(3, 192, 5, padding: 2), [192, 160, 96]);
        network.Add(new MaxPool2d(3, stride: 2, padding: 1), new Dropout(dropout));
        Stage(network, new Conv2d(96, 192, 5, padding: 2), [192, 192, 192]);
        network.Add(new AvgPool2d(3, stride: 2, padding: 1), new Dropout(dropout));
        Stage(network, new Conv2d(192, 192, 3, padding: 1), [192, 192, classes]);
        return End(network);
    }

    // A convolution, and a network of two layers at each place of its result.
    private static void Stage(Sequential network, Conv2d convolution, int[] channels) => network.Add(
        convolution, new Relu(), new Conv2d(channels[0], channels[1], 1), new Relu(), new Conv2d(channels[1], channels[2], 1), new Relu());

    private static Sequential End(Sequential network)
    {
        network.Add(new GlobalAvgPool2d(), new Flatten()).StartWith(Initial.KaimingNormal());
        return network;
    }
}
