namespace Whetstone.Weights;

/// <summary>Elements that lie in memory with gaps, in another order or repeatedly: what a view of PyTorch, or an array of Fortran, is.</summary>
internal static class Strided
{
    /// <summary>The elements in row-major order.</summary>
    /// <param name="from">The memory; every index must be inside.</param>
    /// <param name="size">Bytes an element.</param>
    /// <param name="offset">The first element's index.</param>
    /// <param name="shape">The extents.</param>
    /// <param name="strides">For each axis how many elements further the next one lies.</param>
    internal static byte[] Gather(ReadOnlySpan<byte> from, int size, long offset, Shape shape, ReadOnlySpan<long> strides)
    {
        byte[] to = new byte[(long)shape.Size * size];
        if (to.Length == 0) return to;
        int[] index = new int[shape.Rank];
        long at = offset;
        for (int written = 0; ; written += size)
        {
            from.Slice(checked((int)(at * size)), size).CopyTo(to.AsSpan(written));
            int axis = shape.Rank - 1;
            while (axis >= 0 && ++index[axis] == shape[axis])
            {
                at -= strides[axis] * (shape[axis] - 1);
                index[axis--] = 0;
            }
            if (axis < 0) return to;
            at += strides[axis];
        }
    }

    /// <summary>Whether strides are those of row-major order. An axis of one element may have any.</summary>
    internal static bool IsRowMajor(Shape shape, ReadOnlySpan<long> strides)
    {
        long expected = 1;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            if (shape[axis] != 1 && strides[axis] != expected) return false;
            expected *= shape[axis];
        }
        return true;
    }

    /// <summary>Strides of the order in which the first axis runs fastest.</summary>
    internal static long[] Fortran(Shape shape)
    {
        long[] strides = new long[shape.Rank];
        long stride = 1;
        for (int axis = 0; axis < strides.Length; axis++)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }
        return strides;
    }
}
