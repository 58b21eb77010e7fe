using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>VGG for images of 32 × 32 pixels: the convolutions of VGG with batch normalisation, and one fully connected layer.</summary>
/// <remarks>
/// After Simonyan and Zisserman, arXiv:1409.1556. With 8 convolutions (VGG-11's) it has 9,231,114 parameters for ten classes, with 13
/// (VGG-16's) 14,728,266. Shape: [N, 3, 32, 32] → [N, classes].
/// </remarks>
public static class VggCifar
{
    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } =
    [
        new("vgg11-cifar", "VGG with 8 convolutions for small images", [3, 32, 32], Build11, Recipe.OfSmallImages(0.05f)),
        new("vgg16-cifar", "VGG with 13 convolutions for small images", [3, 32, 32], Build16, Recipe.OfSmallImages(0.05f)),
    ];

    /// <summary>Eight convolutions; parts are named <c>features</c> and <c>classifier</c>. Not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    public static Sequential Build11(int classes = 10) => new(
        ("features", Vgg.Stages(11, batchNorm: true)), ("flatten", new Flatten()), ("classifier", new Linear(512, classes)));

    /// <summary>Thirteen convolutions; layers are named by their positions. Not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    public static Sequential Build16(int classes = 10)
    {
        Sequential network = Vgg.Stages(16, batchNorm: true);
        return network.Add(new Flatten(), new Linear(512, classes));
    }
}
