using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>AlexNet in one column: five convolutions, three fully connected layers; 61,100,840 parameters for 1000 classes. Shape: [N, 3, H, W] → [N, classes], H and W at least 63.</summary>
/// <remarks>
/// Krizhevsky, "One weird trick for parallelizing convolutional neural networks", arXiv:1404.5997, after Krizhevsky, Sutskever and
/// Hinton, NeurIPS 2012. Names and starting values are torchvision's.
/// </remarks>
public sealed partial class AlexNet : Module
{
    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which units are left out, in [0, 1).</param>
    public AlexNet(int classes = 1000, double dropout = 0.5)
    {
        Features = new(
            new Conv2d(3, 64, 11, stride: 4, padding: 2), new Relu(), new MaxPool2d(3, stride: 2),
            new Conv2d(64, 192, 5, padding: 2), new Relu(), new MaxPool2d(3, stride: 2),
            new Conv2d(192, 384, 3, padding: 1), new Relu(),
            new Conv2d(384, 256, 3, padding: 1), new Relu(),
            new Conv2d(256, 256, 3, padding: 1), new Relu(), new MaxPool2d(3, stride: 2));
        Classifier = new(
            new Dropout(dropout), new Linear(256 * 6 * 6, 4096), new Relu(),
            new Dropout(dropout), new Linear(4096, 4096), new Relu(),
            new Linear(4096, classes));
    }

    /// <summary>Its name and recipe.</summary>
    public static ModelInfo Info { get; } = new("alexnet", "AlexNet, 2012's winner on ImageNet", [3, 224, 224], classes => new AlexNet(classes), Recipe.OfLargeImages(0.01f), Classes: 1000);

    /// <summary>Convolutions: [N, 3, H, W] → [N, 256, h, w].</summary>
    public Sequential Features { get; }

    /// <summary>Brings features to 6 × 6.</summary>
    [Name("avgpool")]
    public AdaptiveAvgPool2d AvgPool { get; } = new(6);

    /// <summary>Fully connected layers: [N, 9216] → [N, classes].</summary>
    public Sequential Classifier { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Classifier.Call(AvgPool.Call(Features.Call(x)).Flatten(1));
}
