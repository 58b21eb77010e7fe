using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>AlexNet in two groups with local response normalisation, as in Caffe: 60,965,224 parameters for 1000 classes. Shape: [N, 3, H, W] → [N, classes], H and W at least 67.</summary>
/// <remarks>Krizhevsky, Sutskever and Hinton, NeurIPS 2012; names are those of Caffe's <c>bvlc_alexnet</c>. It takes 227 × 227 pixels; other sizes are averaged to 6 × 6 features.</remarks>
public static class AlexNetCaffe
{
    /// <summary>Its name and recipe.</summary>
    public static ModelInfo Info { get; } = new("alexnet-caffe", "AlexNet in two groups, as in Caffe", [3, 227, 227], classes => Build(classes), Recipe.OfLargeImages(0.01f), Classes: 1000);

    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which units are left out, in [0, 1).</param>
    public static Sequential Build(int classes = 1000, double dropout = 0.5)
    {
        Sequential network = new(
            ("conv1", new Conv2d(3, 96, 11, stride: 4)), ("relu1", new Relu()), ("norm1", Norm()), ("pool1", Pool()),
            ("conv2", new Conv2d(96, 256, 5, padding: 2, groups: 2)), ("relu2", new Relu()), ("norm2", Norm()), ("pool2", Pool()),
            ("conv3", new Conv2d(256, 384, 3, padding: 1)), ("relu3", new Relu()),
            ("conv4", new Conv2d(384, 384, 3, padding: 1, groups: 2)), ("relu4", new Relu()),
            ("conv5", new Conv2d(384, 256, 3, padding: 1, groups: 2)), ("relu5", new Relu()), ("pool5", Pool()),
            ("mean", new AdaptiveAvgPool2d(6)), ("flatten", new Flatten()),
            ("fc6", new Linear(9216, 4096)), ("relu6", new Relu()), ("drop6", new Dropout(dropout)),
            ("fc7", new Linear(4096, 4096)), ("relu7", new Relu()), ("drop7", new Dropout(dropout)),
            ("fc8", new Linear(4096, classes)));
        network.StartWith(Initial.Normal(0.01f), Initial.Normal(0.005f));
        return network;
    }

    private static LocalResponseNorm Norm() => new(5, alpha: 1e-4, beta: 0.75);

    private static MaxPool2d Pool() => new(3, stride: 2, ceil: true);
}
