using System.Runtime.InteropServices;
using Whetstone.Kernels;

namespace Whetstone;

/// <summary>The indexed copies for elements of any type: what moves is a number of bytes.</summary>
internal static class IndexCopies
{
    internal static void Take(in Launch l, int axis)
    {
        Shape s = l.Shape(0);
        (int outer, int n, int inner) = (s.Outer(axis), s[axis], s.Inner(axis));
        ReadOnlySpan<long> index = l.X<long>(1);
        switch (l.Result.DType.Size)
        {
            case 1: IndexKernel.Take(outer, n, inner, index, l.Bytes(0), l.OutBytes(), l.Workers); break;
            case 2: IndexKernel.Take(outer, n, inner, index, As<short>(l.Bytes(0)), As<short>(l.OutBytes()), l.Workers); break;
            case 4: IndexKernel.Take(outer, n, inner, index, As<int>(l.Bytes(0)), As<int>(l.OutBytes()), l.Workers); break;
            default: IndexKernel.Take(outer, n, inner, index, As<long>(l.Bytes(0)), As<long>(l.OutBytes()), l.Workers); break;
        }
    }

    internal static void Gather(in Launch l, int axis)
    {
        (int outer, int n, int inner, int m) = Sizes(l.Shape(0), l.Shape(1), axis);
        ReadOnlySpan<long> index = l.X<long>(1);
        switch (l.Result.DType.Size)
        {
            case 1: IndexKernel.Gather(outer, n, inner, m, index, l.Bytes(0), l.OutBytes(), l.Workers); break;
            case 2: IndexKernel.Gather(outer, n, inner, m, index, As<short>(l.Bytes(0)), As<short>(l.OutBytes()), l.Workers); break;
            case 4: IndexKernel.Gather(outer, n, inner, m, index, As<int>(l.Bytes(0)), As<int>(l.OutBytes()), l.Workers); break;
            default: IndexKernel.Gather(outer, n, inner, m, index, As<long>(l.Bytes(0)), As<long>(l.OutBytes()), l.Workers); break;
        }
    }

    internal static void Scatter(in Launch l, int axis)
    {
        (int outer, int n, int inner, int m) = Sizes(l.Shape(0), l.Shape(1), axis);
        ReadOnlySpan<long> index = l.X<long>(1);
        switch (l.Result.DType.Size)
        {
            case 1: IndexKernel.Scatter(outer, n, inner, m, index, l.Bytes(2), l.OutBytes(), l.Workers); break;
            case 2: IndexKernel.Scatter(outer, n, inner, m, index, As<short>(l.Bytes(2)), As<short>(l.OutBytes()), l.Workers); break;
            case 4: IndexKernel.Scatter(outer, n, inner, m, index, As<int>(l.Bytes(2)), As<int>(l.OutBytes()), l.Workers); break;
            default: IndexKernel.Scatter(outer, n, inner, m, index, As<long>(l.Bytes(2)), As<long>(l.OutBytes()), l.Workers); break;
        }
    }

    /// <summary>The sizes of [outer, n, inner] and of an index [outer, m, inner].</summary>
    internal static (int Outer, int N, int Inner, int M) Sizes(Shape x, Shape index, int axis) => (x.Outer(axis), x[axis], x.Inner(axis), index[axis]);

    private static ReadOnlySpan<T> As<T>(ReadOnlySpan<byte> x) where T : unmanaged => MemoryMarshal.Cast<byte, T>(x);

    private static Span<T> As<T>(Span<byte> x) where T : unmanaged => MemoryMarshal.Cast<byte, T>(x);
}
