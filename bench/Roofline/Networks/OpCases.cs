using Whetstone.Bench.Cases;
using Whetstone.Kernels;
using Whetstone.Ops;

namespace Whetstone.Bench.Roofline;

/// <summary>The kernels behind an op of a traced network and behind its gradients. Ops that are not named here have none worth a row.</summary>
internal static class OpCases
{
    internal static IEnumerable<KernelCase> Of(Op op, Spec[] x, bool isFirst, bool winograd) => op switch
    {
        Conv2d conv => Convolution(Geometry(conv, x[0].Shape, x[1].Shape), isFirst, winograd),
        Linear => GemmCases.Linear(x[0].Shape.Size / x[0].Shape[^1], x[1].Shape[1], x[1].Shape[0], isFirst),
        BatchNorm => NormCases.Of(x[0].Shape.Size / x[0].Shape[1], x[0].Shape[1]),
        MaxPool2d pool => PoolCases.Max(Geometry(x[0].Shape, pool.Kernel, pool.Stride, pool.Padding, pool.Ceil)),
        AvgPool2d pool => PoolCases.Average(Geometry(x[0].Shape, pool.Kernel, pool.Stride, pool.Padding, pool.Ceil), pool.CountIncludePad),
        _ => [],
    };

    private static IEnumerable<KernelCase> Convolution(ConvGeometry g, bool isFirst, bool winograd) =>
        winograd ? ConvolutionCases.Of(g, isFirst).Concat(ConvolutionCases.Winograd(g)) : ConvolutionCases.Of(g, isFirst);

    private static ConvGeometry Geometry(Conv2d c, Shape x, Shape w) =>
        new(x[0], x[1], x[2], x[3], w[0], w[2], w[3], c.Stride.H, c.Stride.W, c.Padding.H, c.Padding.W, c.Dilation.H, c.Dilation.W, c.Groups);

    private static PoolGeometry Geometry(Shape x, Size2 kernel, Size2 stride, Size2 padding, bool ceil) =>
        new(x[0], x[1], x[2], x[3], kernel.H, kernel.W, stride.H, stride.W, padding.H, padding.W, ceil);
}
