using Whetstone.Nn;
using static Whetstone.Zoo.InceptionBlocks;

namespace Whetstone.Zoo;

/// <summary>The blocks of Inception v4: figures 3 to 9 of arXiv:1602.07261. Shapes: [N, inputs, H, W] → [N, …, OH, OW].</summary>
internal static class InceptionV4Blocks
{
    /// <summary>The stem, after three convolutions. [N, 64, H, W] → [N, 384, H / 4, W / 4].</summary>
    internal static Sequential Stem() => new(
        new Concurrent(new MaxPool2d(3, stride: 2), new ConvNorm(64, 96, 3, stride: 2)),
        new Concurrent(
            new Sequential(new ConvNorm(160, 64, 1), new ConvNorm(64, 96, 3)),
            new Sequential(new ConvNorm(160, 64, 1), Wide(64, 64, 7), Tall(64, 64, 7), new ConvNorm(64, 96, 3))),
        new Concurrent(new ConvNorm(192, 192, 3, stride: 2), new MaxPool2d(3, stride: 2)));

    /// <summary>[N, 384, H, W] → same.</summary>
    internal static Concurrent A() => new(
        new ConvNorm(384, 96, 1),
        new Sequential(new ConvNorm(384, 64, 1), new ConvNorm(64, 96, 3, padding: 1)),
        new Sequential(new ConvNorm(384, 64, 1), new ConvNorm(64, 96, 3, padding: 1), new ConvNorm(96, 96, 3, padding: 1)),
        new Sequential(Pool(), new ConvNorm(384, 96, 1)));

    /// <summary>Halves the image. [N, 384, H, W] → [N, 1024, H / 2, W / 2].</summary>
    internal static Concurrent ReduceA() => new(
        new ConvNorm(384, 384, 3, stride: 2),
        new Sequential(new ConvNorm(384, 192, 1), new ConvNorm(192, 224, 3, padding: 1), new ConvNorm(224, 256, 3, stride: 2)),
        new MaxPool2d(3, stride: 2));

    /// <summary>[N, 1024, H, W] → same.</summary>
    internal static Concurrent B() => new(
        new ConvNorm(1024, 384, 1),
        new Sequential(new ConvNorm(1024, 192, 1), Wide(192, 224, 7), Tall(224, 256, 7)),
        new Sequential(new ConvNorm(1024, 192, 1), Tall(192, 192, 7), Wide(192, 224, 7), Tall(224, 224, 7), Wide(224, 256, 7)),
        new Sequential(Pool(), new ConvNorm(1024, 128, 1)));

    /// <summary>Halves the image. [N, 1024, H, W] → [N, 1536, H / 2, W / 2].</summary>
    internal static Concurrent ReduceB() => new(
        new Sequential(new ConvNorm(1024, 192, 1), new ConvNorm(192, 192, 3, stride: 2)),
        new Sequential(new ConvNorm(1024, 256, 1), Wide(256, 256, 7), Tall(256, 320, 7), new ConvNorm(320, 320, 3, stride: 2)),
        new MaxPool2d(3, stride: 2));

    /// <summary>[N, 1536, H, W] → same.</summary>
    internal static Concurrent C() => new(
        new ConvNorm(1536, 256, 1),
        new Sequential(new ConvNorm(1536, 384, 1), new Concurrent(Wide(384, 256, 3), Tall(384, 256, 3))),
        new Sequential(new ConvNorm(1536, 384, 1), Tall(384, 448, 3), Wide(448, 512, 3), new Concurrent(Wide(512, 256, 3), Tall(512, 256, 3))),
        new Sequential(Pool(), new ConvNorm(1536, 256, 1)));

    private static AvgPool2d Pool() => new(3, stride: 1, padding: 1, countIncludePad: false);
}
