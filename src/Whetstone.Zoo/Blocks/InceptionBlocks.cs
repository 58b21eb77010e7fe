using Whetstone.Nn;

namespace Whetstone.Zoo;

/// <summary>The five kinds of block in Inception v3: figures 5, 10, 6, 10 and 7 of arXiv:1512.00567. Shapes: [N, inputs, H, W] → [N, …, OH, OW].</summary>
internal static class InceptionBlocks
{
    /// <summary>5 × 5, and 3 × 3 twice. → [N, 224 + pool, H, W].</summary>
    internal static InceptionBlock A(int inputs, int pool) => new(
        new([("branch1x1", new ConvNorm(inputs, 64, 1))]),
        new([("branch5x5_1", new ConvNorm(inputs, 48, 1)), ("branch5x5_2", new ConvNorm(48, 64, 5, padding: 2))]),
        new([("branch3x3dbl_1", new ConvNorm(inputs, 64, 1)), ("branch3x3dbl_2", new ConvNorm(64, 96, 3, padding: 1)), ("branch3x3dbl_3", new ConvNorm(96, 96, 3, padding: 1))]),
        Pooled(inputs, pool));

    /// <summary>Halves the image. → [N, 480 + inputs, H / 2, W / 2].</summary>
    internal static InceptionBlock B(int inputs) => new(
        new([("branch3x3", new ConvNorm(inputs, 384, 3, stride: 2))]),
        new([("branch3x3dbl_1", new ConvNorm(inputs, 64, 1)), ("branch3x3dbl_2", new ConvNorm(64, 96, 3, padding: 1)), ("branch3x3dbl_3", new ConvNorm(96, 96, 3, stride: 2))]),
        new([("pool", new MaxPool2d(3, stride: 2))]));

    /// <summary>7 × 7 as 1 × 7 and 7 × 1, on few channels. → [N, 768, H, W].</summary>
    internal static InceptionBlock C(int inputs, int few) => new(
        new([("branch1x1", new ConvNorm(inputs, 192, 1))]),
        new([("branch7x7_1", new ConvNorm(inputs, few, 1)), ("branch7x7_2", Wide(few, few, 7)), ("branch7x7_3", Tall(few, 192, 7))]),
        new([("branch7x7dbl_1", new ConvNorm(inputs, few, 1)), ("branch7x7dbl_2", Tall(few, few, 7)), ("branch7x7dbl_3", Wide(few, few, 7)),
            ("branch7x7dbl_4", Tall(few, few, 7)), ("branch7x7dbl_5", Wide(few, 192, 7))]),
        Pooled(inputs, 192));

    /// <summary>Halves the image. → [N, 512 + inputs, H / 2, W / 2].</summary>
    internal static InceptionBlock D(int inputs) => new(
        new([("branch3x3_1", new ConvNorm(inputs, 192, 1)), ("branch3x3_2", new ConvNorm(192, 320, 3, stride: 2))]),
        new([("branch7x7x3_1", new ConvNorm(inputs, 192, 1)), ("branch7x7x3_2", Wide(192, 192, 7)), ("branch7x7x3_3", Tall(192, 192, 7)), ("branch7x7x3_4", new ConvNorm(192, 192, 3, stride: 2))]),
        new([("pool", new MaxPool2d(3, stride: 2))]));

    /// <summary>3 × 3 as 1 × 3 beside 3 × 1. → [N, 2048, H, W].</summary>
    internal static InceptionBlock E(int inputs) => new(
        new([("branch1x1", new ConvNorm(inputs, 320, 1))]),
        new([("branch3x3_1", new ConvNorm(inputs, 384, 1))], ("branch3x3_2a", Wide(384, 384, 3)), ("branch3x3_2b", Tall(384, 384, 3))),
        new([("branch3x3dbl_1", new ConvNorm(inputs, 448, 1)), ("branch3x3dbl_2", new ConvNorm(448, 384, 3, padding: 1))],
            ("branch3x3dbl_3a", Wide(384, 384, 3)), ("branch3x3dbl_3b", Tall(384, 384, 3))),
        Pooled(inputs, 192));

    private static InceptionBranch Pooled(int inputs, int outputs) => new([("pool", new AvgPool2d(3, stride: 1, padding: 1)), ("branch_pool", new ConvNorm(inputs, outputs, 1))]);

    /// <summary>A row of a kernel.</summary>
    internal static ConvNorm Wide(int inputs, int outputs, int kernel) => new(inputs, outputs, (1, kernel), padding: (0, kernel / 2));

    /// <summary>A column of a kernel.</summary>
    internal static ConvNorm Tall(int inputs, int outputs, int kernel) => new(inputs, outputs, (kernel, 1), padding: (kernel / 2, 0));
}
