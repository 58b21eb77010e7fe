using Whetstone.Kernels;

namespace Whetstone.Ops;

/// <summary>What the gradients of a convolution with a max pooling behind it share: the rules for their sizes.</summary>
public static class PooledConvs
{
    /// <summary>Whether <see cref="PooledConv2dWeightGrad"/> and <see cref="PooledConv2dInputGrad"/> exist for x [N, C, H, W] and w [O, C, KH, KW].</summary>
    public static bool Exist(Conv2d conv, MaxPool2d pool, Shape x, Shape w)
    {
        ArgumentNullException.ThrowIfNull(conv);
        ArgumentNullException.ThrowIfNull(pool);
        (ConvGeometry g, PoolGeometry p) = Geometry(conv, pool, x, w);
        return PooledConvKernel.Suits(g, p);
    }

    internal static (ConvGeometry Conv, PoolGeometry Pool) Geometry(Conv2d conv, MaxPool2d pool, Shape x, Shape w)
    {
        ConvGeometry g = conv.Geometry(x, w);
        return (g, new(g.N, g.O, g.OH, g.OW, pool.Kernel.H, pool.Kernel.W, pool.Stride.H, pool.Stride.W, pool.Padding.H, pool.Padding.W, pool.Ceil));
    }

    /// <summary>Throws unless the sizes fit and the inputs are an index and a gradient of the pooling.</summary>
    internal static void Check(Op op, Conv2d conv, MaxPool2d pool, Spec x, Spec w, ReadOnlySpan<Spec> given)
    {
        Spec y = conv.Infer([x, w]), q = pool.Infer([y]);
        if (!Exist(conv, pool, x.Shape, w.Shape)) throw new ShapeException($"{op.Name}: takes one group, no dilation and windows of 1 to 16 elements; got x {x}, w {w}, {conv}, {pool}");
        if (given[0] != new Spec(q.Shape, DType.UInt8) || given[1] != q) throw new ShapeException($"{op.Name}: dy or its index is not the shape of the pooling's result {q}; got {given[0]}, {given[1]}");
    }
}
