using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>SENet-154, 2017's winner on ImageNet: 115,088,984 parameters for 1000 classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>Hu et al., arXiv:1709.01507, appendix. SE-ResNet and SE-ResNeXt are <see cref="ResNet"/> with squeeze and excitation.</remarks>
public static class SeNet
{
    private const int Groups = 64, Squeeze = 16;

    /// <summary>Its name and recipe.</summary>
    public static ModelInfo Info { get; } = new("senet154", "SENet-154, 2017's winner on ImageNet", [3, 224, 224], classes => Build(classes), Recipe.OfLargeImages(0.05f), Classes: 1000);

    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="dropout">Probability with which features are left out before the last layer, in [0, 1).</param>
    public static Sequential Build(int classes = 1000, double dropout = 0.2)
    {
        Sequential network = new(("layer0", new Sequential(
            ConvLayer.Of(3, 64, 3, stride: 2, activation: new Relu()), ConvLayer.Of(64, 64, 3, activation: new Relu()), ConvLayer.Of(64, 128, 3, activation: new Relu()),
            new MaxPool2d(3, stride: 2, ceil: true))));
        int[] depths = ResNetStages.Depths(152);
        int inputs = 128;
        for (int stage = 0; stage < depths.Length; stage++)
        {
            int width = 64 << stage, stride = stage == 0 ? 1 : 2;
            // Shortcuts that make the image smaller see all of it.
            Sequential blocks = new(new SeNetBlock(inputs, width, Groups, Squeeze, stride, ConvLayer.Of(inputs, 4 * width, stage == 0 ? 1 : 3, stride)));
            for (int i = 1; i < depths[stage]; i++) blocks.Add(new SeNetBlock(4 * width, width, Groups, Squeeze, 1, null));
            network.Add($"layer{stage + 1}", blocks);
            inputs = 4 * width;
        }
        network.Add("pool", new GlobalAvgPool2d()).Add("flatten", new Flatten()).Add("dropout", new Dropout(dropout)).Add("last_linear", new Linear(inputs, classes));
        network.StartWith(Initial.KaimingNormal(fan: FanMode.Out));
        return network;
    }
}
