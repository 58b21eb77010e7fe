namespace Whetstone.Kernels;

/// <summary>Copies between tensors whose axes differ in order, in range or by repetition.</summary>
public static unsafe partial class CopyKernel
{
    /// <summary>Reorders axes: axis i of y is axis <c>axes[i]</c> of x.</summary>
    /// <param name="shape">Shape of x.</param>
    /// <param name="axes">A permutation of 0 to rank − 1.</param>
    /// <param name="x">Input [shape].</param>
    /// <param name="y">Output [shape in the new order].</param>
    /// <param name="workers">Threads.</param>
    public static void Permute<T>(ReadOnlySpan<int> shape, ReadOnlySpan<int> axes, ReadOnlySpan<T> x, Span<T> y, Workers workers) where T : unmanaged
    {
        Lengths(shape, x.Length, shape, y.Length);
        int[] outShape = new int[shape.Length];
        nint[] strides = new nint[shape.Length], contiguous = StridedCopy.Contiguous(shape);
        for (int i = 0; i < outShape.Length; i++)
        {
            if (axes.Length != shape.Length || axes.IndexOf(i) < 0)
                throw new ArgumentException($"axes [{string.Join(", ", axes.ToArray())}] are no permutation of {shape.Length} axes");
            (outShape[i], strides[i]) = (shape[axes[i]], contiguous[axes[i]]);
        }

        fixed (T* px = x, py = y) StridedCopy.Run(outShape, px, strides, py, StridedCopy.Contiguous(outShape), workers);
    }

    /// <summary>Copies <c>y[i, j, …] = x[start + i · step, …]</c>.</summary>
    /// <param name="shape">Shape of x.</param>
    /// <param name="start">First index along each axis of x.</param>
    /// <param name="step">Step along each axis; may be negative.</param>
    /// <param name="outShape">Shape of y.</param>
    /// <param name="x">Input [shape].</param>
    /// <param name="y">Output [outShape].</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window leaves x.</exception>
    public static void Slice<T>(
        ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> outShape,
        ReadOnlySpan<T> x, Span<T> y, Workers workers) where T : unmanaged
    {
        Lengths(shape, x.Length, outShape, y.Length);
        (nint first, nint[] strides) = Window(shape, start, step, outShape);
        fixed (T* px = x, py = y) StridedCopy.Run(outShape, px + first, strides, py, StridedCopy.Contiguous(outShape), workers);
    }

    /// <summary>The adjoint of <see cref="Slice{T}"/>: <c>y[start + i · step, …] = x[i, j, …]</c>; the rest of y stays as it is.</summary>
    /// <param name="shape">Shape of y.</param>
    /// <param name="start">First index along each axis of y.</param>
    /// <param name="step">Step along each axis, not 0; may be negative.</param>
    /// <param name="inShape">Shape of x.</param>
    /// <param name="x">Input [inShape].</param>
    /// <param name="y">Output [shape].</param>
    /// <param name="workers">Threads.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window leaves y.</exception>
    public static void SliceInto<T>(
        ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> inShape,
        ReadOnlySpan<T> x, Span<T> y, Workers workers) where T : unmanaged
    {
        Lengths(inShape, x.Length, shape, y.Length);
        if (step.Contains(0)) throw new ArgumentException("a step of 0 would write one element many times");
        (nint first, nint[] strides) = Window(shape, start, step, inShape);
        fixed (T* px = x, py = y) StridedCopy.Run(inShape, px, StridedCopy.Contiguous(inShape), py + first, strides, workers);
    }

    /// <summary>Repeats x along axes of length 1, and along new axes in front.</summary>
    /// <param name="shape">Shape of x.</param>
    /// <param name="outShape">Shape of y; its last axes equal those of x, or those of x are 1.</param>
    /// <param name="x">Input [shape].</param>
    /// <param name="y">Output [outShape].</param>
    /// <param name="workers">Threads.</param>
    public static void Broadcast<T>(ReadOnlySpan<int> shape, ReadOnlySpan<int> outShape, ReadOnlySpan<T> x, Span<T> y, Workers workers) where T : unmanaged
    {
        Lengths(shape, x.Length, outShape, y.Length);
        if (x.Length == 1)
        {
            y.Fill(x[0]);
            return;
        }
        nint[] strides = new nint[outShape.Length], contiguous = StridedCopy.Contiguous(shape);
        int more = outShape.Length - shape.Length;
        for (int i = 0; i < shape.Length; i++)
        {
            if (more < 0 || (shape[i] != 1 && shape[i] != outShape[more + i]))
                throw new ArgumentException($"[{string.Join(", ", shape.ToArray())}] does not broadcast to [{string.Join(", ", outShape.ToArray())}]");
            strides[more + i] = shape[i] == 1 ? 0 : contiguous[i];
        }

        fixed (T* px = x, py = y) StridedCopy.Run(outShape, px, strides, py, StridedCopy.Contiguous(outShape), workers);
    }

    private static (nint First, nint[] Strides) Window(ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> window)
    {
        SpanSize.Check(shape.Length, start.Length, nameof(start));
        SpanSize.Check(shape.Length, step.Length, nameof(step));
        SpanSize.Check(shape.Length, window.Length, "the window's shape");
        nint first = 0;
        nint[] strides = StridedCopy.Contiguous(shape);

        // A window with no elements touches nothing, wherever it lies.
        if (window.Contains(0)) return (0, strides);
        for (int i = 0; i < shape.Length; i++)
        {
            long last = start[i] + (window[i] - 1L) * step[i];
            if ((uint)start[i] >= (uint)shape[i] || last < 0 || last >= shape[i])
                throw new ArgumentOutOfRangeException(null, $"indices {start[i]} to {last} of axis {i} are outside [0, {shape[i]})");
            first += start[i] * strides[i];
            strides[i] *= step[i];
        }

        return (first, strides);
    }

    private static void Lengths(ReadOnlySpan<int> xShape, int x, ReadOnlySpan<int> yShape, int y)
    {
        SpanSize.Check(StridedCopy.Elements(xShape), x, nameof(x));
        SpanSize.Check(StridedCopy.Elements(yShape), y, nameof(y));
    }
}
