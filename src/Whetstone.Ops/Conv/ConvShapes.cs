using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>What the convolution ops share: the kernel's description of their sizes.</summary>
internal static class ConvShapes
{
    /// <summary>The sizes of <paramref name="conv"/> for x [N, C, H, W] and w [O, C/G, KH, KW].</summary>
    internal static ConvGeometry Geometry(this Conv2d conv, Shape x, Shape w) =>
        new(x[0], x[1], x[2], x[3], w[0], w[2], w[3], conv.Stride.H, conv.Stride.W, conv.Padding.H, conv.Padding.W, conv.Dilation.H, conv.Dilation.W, conv.Groups);

    /// <summary>Whether <paramref name="conv"/> with weights of this shape can be computed as Winograd does.</summary>
    internal static bool HasWinograd(this Conv2d conv, Shape w) =>
        w[2] == 3 && w[3] == 3 && conv.Stride == 1 && conv.Dilation == 1 && conv.Groups == 1 && Math.Max(conv.Padding.H, conv.Padding.W) <= 2;

    /// <summary>Whether all inputs have the element type of the fast kernels.</summary>
    internal static bool IsSingle(in Launch l)
    {
        for (int i = 0; i < l.Count; i++) if (l.DType(i) != DType.Float32) return false;
        return true;
    }
}
