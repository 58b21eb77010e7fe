using Whetstone.Kernels;

namespace Whetstone.Bench.Cases;

/// <summary>The fixed list of kernels and shapes that all benches share. Another one is another line.</summary>
public static class StandardCases
{
    private static readonly ConvGeometry[] Direct =
    [
        ConvolutionCases.Square(2, 64, 56, 64, 3),
        ConvolutionCases.Square(4, 128, 28, 128, 3),
        ConvolutionCases.Square(8, 256, 14, 256, 3),
        ConvolutionCases.Square(16, 512, 7, 512, 3),
    ];

    public static IReadOnlyList<KernelCase> All { get; } =
    [
        GemmCases.Square(960),
        GemmCases.Square(1920),
        .. GemmCases.Linear(256, 784, 256),
        .. Direct.SelectMany(g => ConvolutionCases.Of(g)),
        .. ConvolutionCases.Of(ConvolutionCases.Square(4, 64, 56, 128, 3, stride: 2)),
        .. ConvolutionCases.Of(ConvolutionCases.Square(4, 64, 56, 256, 1)),
        .. ConvolutionCases.Of(ConvolutionCases.Square(4, 256, 14, 1024, 1)),
        .. ConvolutionCases.Of(ConvolutionCases.Square(2, 24, 56, 144, 1)),
        .. ConvolutionCases.Of(ConvolutionCases.Square(1, 96, 14, 576, 1)),
        .. ConvolutionCases.Of(ConvolutionCases.Square(2, 1024, 14, 256, 1)),
        .. ConvolutionCases.Of(ConvolutionCases.Square(8, 512, 7, 2048, 1)),
        .. ConvolutionCases.Of(ConvolutionCases.Square(2, 3, 224, 64, 7, stride: 2), isFirst: true),
        .. ConvolutionCases.Of(ConvolutionCases.Square(2, 144, 56, 144, 3, groups: 144)),
        .. ConvolutionCases.Of(ConvolutionCases.Square(2, 144, 56, 144, 3, stride: 2, groups: 144)),
        .. ConvolutionCases.Of(ConvolutionCases.Square(8, 384, 14, 384, 3, groups: 384)),
        .. Direct.SelectMany(ConvolutionCases.Winograd),
        .. NormCases.Of(8 * 56 * 56, 64),
        .. NormCases.Of(8 * 7 * 7, 512),
        .. PoolCases.Max(PoolCases.Square(4, 64, 112, 3, 2, 1)),
        .. PoolCases.Max(PoolCases.Square(8, 64, 32, 2, 2, 0)),
        .. PoolCases.Average(PoolCases.Square(8, 64, 32, 2, 2, 0), countPadding: true),
        .. PointwiseCases.Softmax(256, 1000),
        PointwiseCases.Relu(1 << 20),
        PointwiseCases.Chain(1 << 20),
    ];
}
