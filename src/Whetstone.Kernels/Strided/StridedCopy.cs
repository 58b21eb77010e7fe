namespace Whetstone.Kernels;

/// <summary>Runs a strided copy on all threads.</summary>
internal static unsafe class StridedCopy
{
    private const int Line = 16384, Panel = 16;

    public static void Run<T>(ReadOnlySpan<int> shape, T* x, ReadOnlySpan<nint> xStrides, T* y, ReadOnlySpan<nint> yStrides, Workers workers)
        where T : unmanaged
    {
        StridedLoop loop = new(shape, xStrides, yStrides);
        if (loop.Empty) return;
        StridedLoop.Axis inner = loop.TakeInner(), across = new(1, 0, 0);

        // Where the inner axis jumps in x, walk it together with the axis that does not: both then use whole cache lines.
        int piece = Line;
        if (inner.X is not (0 or 1) && loop.TakeNeighbours() is { } found) (across, piece) = (found, Panel);

        StridedBody<T> body = new(loop.Rest(), across, inner, piece, x, y);
        workers.For(body.Items, Grain.For((long)Math.Min(piece, inner.Length) * across.Length), body);
    }

    /// <summary>The strides of a contiguous tensor of <paramref name="shape"/>.</summary>
    public static nint[] Contiguous(ReadOnlySpan<int> shape)
    {
        nint[] strides = new nint[shape.Length];
        nint stride = 1;
        for (int i = shape.Length - 1; i >= 0; stride *= shape[i--]) strides[i] = stride;
        return strides;
    }

    /// <summary>Number of elements of <paramref name="shape"/>.</summary>
    public static long Elements(ReadOnlySpan<int> shape)
    {
        long elements = 1;
        foreach (int length in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(length, nameof(shape));
            elements = checked(elements * length);
        }

        return elements;
    }
}
