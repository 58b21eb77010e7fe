using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Inception v4: 42,679,816 parameters for 1000 classes. Shape: [N, 3, H, W] → [N, classes], H and W at least 75.</summary>
/// <remarks>Szegedy et al., arXiv:1602.07261. Layers of <c>features</c> are named by their positions.</remarks>
public static class InceptionV4
{
    /// <summary>Its name and recipe.</summary>
    public static ModelInfo Info { get; } = new("inception-v4", "Inception v4", [3, 299, 299], classes => Build(classes), Recipe.OfLargeImages(0.05f), Classes: 1000);

    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which features are left out before the last layer, in [0, 1).</param>
    public static Sequential Build(int classes = 1000, double dropout = 0.2)
    {
        Sequential features = new(new ConvNorm(3, 32, 3, stride: 2), new ConvNorm(32, 32, 3), new ConvNorm(32, 64, 3, padding: 1), InceptionV4Blocks.Stem());
        for (int i = 0; i < 4; i++) features.Add(InceptionV4Blocks.A());
        features.Add(InceptionV4Blocks.ReduceA());
        for (int i = 0; i < 7; i++) features.Add(InceptionV4Blocks.B());
        features.Add(InceptionV4Blocks.ReduceB());
        for (int i = 0; i < 3; i++) features.Add(InceptionV4Blocks.C());
        Sequential network = new(("features", features), ("pool", new GlobalAvgPool2d()), ("flatten", new Flatten()), ("dropout", new Dropout(dropout)), ("last_linear", new Linear(1536, classes)));
        network.StartWith(Initial.KaimingNormal());
        return network;
    }
}
