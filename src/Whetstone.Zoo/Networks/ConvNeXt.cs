using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>ConvNeXt-T: a convolutional network with a transformer's proportions; 28,589,128 parameters for 1000 classes. Shape: [N, 3, H, W] → [N, classes], H and W at least 32.</summary>
/// <remarks>Liu et al., arXiv:2201.03545. Names and starting values are torchvision's.</remarks>
public sealed partial class ConvNeXt : Module
{
    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="stochasticDepth">Probability with which training leaves out the last block; that of earlier ones falls to 0.</param>
    public ConvNeXt(int classes = 1000, double stochasticDepth = 0.1)
    {
        (int Channels, int Blocks)[] stages = [(96, 3), (192, 3), (384, 9), (768, 3)];
        int total = stages.Sum(s => s.Blocks), built = 0, channels = 3;
        foreach ((int outputs, int blocks) in stages)
        {
            // Patches of 4 × 4 pixels first, of 2 × 2 features later.
            Features.Add(channels == 3
                ? new Sequential(new Conv2d(channels, outputs, 4, stride: 4), Norm(outputs))
                : new Sequential(Norm(channels), new Conv2d(channels, outputs, 2, stride: 2)));
            Sequential stage = new();
            for (int i = 0; i < blocks; i++, built++) stage.Add(new ConvNeXtBlock(outputs, stochasticDepth * built / (total - 1)));
            Features.Add(stage);
            channels = outputs;
        }
        Classifier = new(Norm(channels), new Flatten(), new Linear(channels, classes));
        this.StartWith(Initial.TruncatedNormal(0.02f), Initial.TruncatedNormal(0.02f));
    }

    /// <summary>Its name and recipe.</summary>
    public static ModelInfo Info { get; } = new("convnext-tiny", "ConvNeXt, tiny", [3, 224, 224], classes => new ConvNeXt(classes),
        new("fashion-mnist", Epochs: 10, Batch: 64, Optimizer: "adamw", LearningRate: 1e-3f, WeightDecay: 0.05f, Schedule: "warm-cosine", Input: new Shape(3, 96, 96)), Classes: 1000);

    /// <summary>Convolutions: [N, 3, H, W] → [N, 768, H / 32, W / 32].</summary>
    public Sequential Features { get; } = new();

    /// <summary>The mean over the image.</summary>
    public GlobalAvgPool2d Pool { get; } = new();

    /// <summary>Normalises features and brings them to classes.</summary>
    public Sequential Classifier { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x) => Classifier.Call(Pool.Call(Features.Call(x)));

    private static LayerNorm2d Norm(int channels) => new(channels, eps: 1e-6);
}
