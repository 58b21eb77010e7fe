namespace Whetstone.Bench.Layout;

/// <summary>A convolution whose input has its padding written out: in the bench both layouts start from padded images.</summary>
internal sealed record Shape(string Name, int N, int C, int Size, int O, int Kernel, int Stride, int Pad, bool Depthwise = false)
{
    public int In => Size + 2 * Pad;

    public int Out => (In - Kernel) / Stride + 1;

    public double Flops => 2.0 * N * Out * Out * O * Kernel * Kernel * (Depthwise ? 1 : C);

    public static readonly Shape[] All =
    [
        new("LeNet 1-20 5x5 @28", 64, 1, 28, 20, 5, 1, 0),
        new("LeNet 20-50 3x3 @12", 64, 20, 12, 50, 3, 1, 0),
        new("VGG16 3-64 3x3 @32", 16, 3, 32, 64, 3, 1, 1),
        new("VGG16 64-64 3x3 @32", 8, 64, 32, 64, 3, 1, 1),
        new("VGG16 128-128 3x3 @16", 8, 128, 16, 128, 3, 1, 1),
        new("VGG16 256-256 3x3 @8", 8, 256, 8, 256, 3, 1, 1),
        new("ResNet18 3-64 7x7 s2 @224", 1, 3, 224, 64, 7, 2, 3),
        new("ResNet18 64-64 3x3 @56", 2, 64, 56, 64, 3, 1, 1),
        new("ResNet18 64-128 3x3 s2 @56", 4, 64, 56, 128, 3, 2, 1),
        new("ResNet18 64-128 1x1 s2 @56", 4, 64, 56, 128, 1, 2, 0),
        new("ResNet18 128-128 3x3 @28", 4, 128, 28, 128, 3, 1, 1),
        new("ResNet18 256-256 3x3 @14", 4, 256, 14, 256, 3, 1, 1),
        new("ResNet18 512-512 3x3 @7", 4, 512, 7, 512, 3, 1, 1),
        new("ResNet50 256-1024 1x1 @14", 4, 256, 14, 1024, 1, 1, 0),
        new("MobileNetV2 24-144 1x1 @56", 2, 24, 56, 144, 1, 1, 0),
        new("MobileNetV2 144-24 1x1 @56", 2, 144, 56, 24, 1, 1, 0),
        new("MobileNetV2 384-64 1x1 @14", 8, 384, 14, 64, 1, 1, 0),
        new("MobileNetV2 dw 144 3x3 @56", 2, 144, 56, 144, 3, 1, 1, true),
        new("MobileNetV2 dw 144 3x3 s2 @56", 2, 144, 56, 144, 3, 2, 1, true),
        new("MobileNetV2 dw 384 3x3 @14", 8, 384, 14, 384, 3, 1, 1, true),
    ];
}
