using System.Globalization;
using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>ShuffleNetV2: cheap blocks that mix halves of their channels; 1,366,792 to 7,393,996 parameters for 1000 classes. Shape: [N, 3, H, W] → [N, classes].</summary>
/// <remarks>Ma et al., arXiv:1807.11164. Names and starting values are torchvision's.</remarks>
public sealed partial class ShuffleNetV2 : Module
{
    /// <summary>The network, not initialised.</summary>
    /// <param name="classes">How many classes it tells apart.</param>
    /// <param name="width">Size of the published family: 0.5, 1, 1.5 or 2.</param>
    /// <exception cref="ArgumentOutOfRangeException">No such size was published.</exception>
    public ShuffleNetV2(int classes = 1000, double width = 1)
    {
        (int first, int last) = width switch
        {
            0.5 => (48, 1024),
            1 => (116, 1024),
            1.5 => (176, 1024),
            2 => (244, 2048),
            _ => throw new ArgumentOutOfRangeException(nameof(width), $"ShuffleNetV2 has the widths 0.5, 1, 1.5 and 2, not {width}"),
        };
        Stage2 = Stage(24, first, 4);
        Stage3 = Stage(first, 2 * first, 8);
        Stage4 = Stage(2 * first, 4 * first, 4);
        Conv5 = ConvLayer.Of(4 * first, last, 1, activation: new Relu());
        Fc = new(last, classes);
    }

    /// <summary>Names and recipes.</summary>
    public static IReadOnlyList<ModelInfo> Infos { get; } = [.. new[] { 0.5, 1, 1.5, 2 }.Select(w => new ModelInfo(
        string.Create(CultureInfo.InvariantCulture, $"shufflenetv2-{w:0.0}"), string.Create(CultureInfo.InvariantCulture, $"ShuffleNetV2 of width {w}"), [3, 224, 224],
        classes => new ShuffleNetV2(classes, w), Recipe.OfLargeImages(0.05f), Classes: 1000))];

    /// <summary>The first convolution: [N, 3, H, W] → [N, 24, H / 2, W / 2].</summary>
    public Sequential Conv1 { get; } = ConvLayer.Of(3, 24, 3, stride: 2, activation: new Relu());

    /// <summary>Halves the image.</summary>
    [Name("maxpool")]
    public MaxPool2d MaxPool { get; } = new(3, stride: 2, padding: 1);

    /// <summary>Blocks at 1/8 of the image's extents.</summary>
    public Sequential Stage2 { get; }

    /// <summary>Blocks at 1/16 of the image's extents.</summary>
    public Sequential Stage3 { get; }

    /// <summary>Blocks at 1/32 of the image's extents.</summary>
    public Sequential Stage4 { get; }

    /// <summary>The last convolution.</summary>
    public Sequential Conv5 { get; }

    /// <summary>The mean over the image.</summary>
    public GlobalAvgPool2d Pool { get; } = new();

    /// <summary>From features to classes.</summary>
    public Linear Fc { get; }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor x)
    {
        x = Stage4.Call(Stage3.Call(Stage2.Call(MaxPool.Call(Conv1.Call(x)))));
        return Fc.Call(Pool.Call(Conv5.Call(x)).Flatten(1));
    }

    private static Sequential Stage(int inputs, int outputs, int blocks)
    {
        Sequential stage = new(new ShuffleBlock(inputs, outputs, 2));
        for (int i = 1; i < blocks; i++) stage.Add(new ShuffleBlock(outputs, outputs, 1));
        return stage;
    }
}
