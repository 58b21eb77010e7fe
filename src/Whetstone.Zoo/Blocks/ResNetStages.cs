using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Builds the stages of a ResNet one after the other.</summary>
internal sealed class ResNetStages(int layers, ResNetKind kind)
{
    private readonly int[] depths = Depths(layers);
    private readonly int expansion = layers < 50 ? 1 : Bottleneck.Expansion;
    private int stage;

    /// <summary>Channels that come out of the last stage built.</summary>
    internal int Channels { get; private set; } = 64;

    /// <summary>Blocks of each stage.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no ResNet of so many layers.</exception>
    internal static int[] Depths(int layers) => layers switch
    {
        18 => [2, 2, 2, 2],
        34 or 50 => [3, 4, 6, 3],
        101 => [3, 4, 23, 3],
        152 => [3, 8, 36, 3],
        _ => throw new ArgumentOutOfRangeException(nameof(layers), $"ResNet has 18, 34, 50, 101 or 152 layers, not {layers}"),
    };

    /// <summary>The next stage.</summary>
    /// <param name="width">Channels of its 3 × 3 convolutions.</param>
    /// <param name="stride">Of its first block.</param>
    internal Sequential Next(int width, int stride)
    {
        Sequential blocks = new();
        for (int i = 0; i < depths[stage]; i++)
        {
            int outputs = width * expansion, step = i == 0 ? stride : 1;
            Module? downsample = step != 1 || Channels != outputs ? Shortcut(Channels, outputs, step) : null;
            blocks.Add(expansion == 1 ? new BasicBlock(Channels, width, step, downsample) : new Bottleneck(Channels, width, step, downsample));
            Channels = outputs;
        }
        stage++;
        return blocks;
    }

    /// <summary>A 3 × 3 convolution, normalised and rectified.</summary>
    internal static Sequential Conv3(int inputs, int outputs, int stride) =>
        new(new Conv2d(inputs, outputs, 3, stride, padding: 1, bias: false), new BatchNorm2d(outputs), new Relu());

    private Sequential Shortcut(int inputs, int outputs, int stride) => kind == ResNetKind.D && stride != 1
        ? new(new AvgPool2d(2, stride: 2, ceil: true), new Conv2d(inputs, outputs, 1, bias: false), new BatchNorm2d(outputs))
        : new(new Conv2d(inputs, outputs, 1, stride, bias: false), new BatchNorm2d(outputs));
}
