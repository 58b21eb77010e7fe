using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>Builds the stages of a ResNet one after the other.</summary>
/// <param name="layers">Layers with weights of the whole network.</param>
/// <param name="kind">For which images, or with which changes.</param>
/// <param name="groups">Parts into which 3 × 3 convolutions of bottlenecks divide channels.</param>
/// <param name="groupWidth">Channels of a part in the first stage.</param>
/// <param name="squeeze">Which part of the channels a block's squeeze and excitation keeps: 16 for a sixteenth; 0 for none.</param>
internal sealed class ResNetStages(int layers, ResNetKind kind, int groups = 1, int groupWidth = 64, int squeeze = 0)
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
            SqueezeExcite? excite = squeeze == 0 ? null : new(outputs, outputs / squeeze);
            blocks.Add(expansion == 1
                ? new BasicBlock(Channels, width, step, downsample, excite)
                : new Bottleneck(Channels, width, width * groupWidth / 64 * groups, groups, step, downsample, excite, kind == ResNetKind.V1));
            Channels = outputs;
        }
        stage++;
        return blocks;
    }

    private Sequential Shortcut(int inputs, int outputs, int stride) => kind == ResNetKind.D && stride != 1
        ? new(new AvgPool2d(2, stride: 2, ceil: true), new Conv2d(inputs, outputs, 1, bias: false), new BatchNorm2d(outputs))
        : new(new Conv2d(inputs, outputs, 1, stride, bias: false), new BatchNorm2d(outputs));
}
