namespace Whetstone.Kernels;

public static unsafe partial class CopyKernel
{
    /// <summary>Surrounds x with <paramref name="before"/> and <paramref name="after"/> elements along each axis; negative numbers crop.</summary>
    /// <param name="shape">Shape of x.</param>
    /// <param name="before">Elements in front, for each axis.</param>
    /// <param name="after">Elements at the end, for each axis.</param>
    /// <param name="mode">What the new elements are.</param>
    /// <param name="value">The constant of <see cref="PadMode.Constant"/>.</param>
    /// <param name="x">Input [shape].</param>
    /// <param name="y">Output [shape + before + after].</param>
    /// <param name="workers">Threads.</param>
    public static void Pad<T>(
        ReadOnlySpan<int> shape, ReadOnlySpan<int> before, ReadOnlySpan<int> after, PadMode mode, T value,
        ReadOnlySpan<T> x, Span<T> y, Workers workers) where T : unmanaged
    {
        if (shape.Length == 0)
        {
            Lengths(shape, x.Length, shape, y.Length);
            x.CopyTo(y);
            return;
        }

        PadMap map = new(shape, before, after, mode);
        Lengths(shape, x.Length, map.OutShape, y.Length);
        int row = map.OutShape[^1];
        if (y.Length == 0) return;
        fixed (T* px = x, py = y)
            workers.For(y.Length / row, Grain.For(row), new PadBody<T>(map, StridedCopy.Contiguous(shape), value, px, py));
    }

    /// <summary>The adjoint of <see cref="Pad{T}"/>: dx[i] is the sum of dy over all elements that are copies of x[i].</summary>
    /// <param name="shape">Shape of x.</param>
    /// <param name="before">Elements in front, for each axis.</param>
    /// <param name="after">Elements at the end, for each axis.</param>
    /// <param name="mode">What the new elements are.</param>
    /// <param name="dy">Gradient [shape + before + after] of the output.</param>
    /// <param name="dx">Gradient [shape] of the input, overwritten.</param>
    /// <param name="workers">Threads.</param>
    public static void PadGrad(
        ReadOnlySpan<int> shape, ReadOnlySpan<int> before, ReadOnlySpan<int> after, PadMode mode,
        ReadOnlySpan<float> dy, Span<float> dx, Workers workers)
    {
        if (shape.Length == 0)
        {
            Lengths(shape, dy.Length, shape, dx.Length);
            dy.CopyTo(dx);
            return;
        }

        PadMap map = new(shape, before, after, mode);
        Lengths(map.OutShape, dy.Length, shape, dx.Length);
        dx.Clear();
        if (dy.Length == 0) return;

        // Elements that are copies of one another share the axes without padding in front, so those can be divided.
        int leading = Math.Min(map.Leading, shape.Length - 1), items = (int)StridedCopy.Elements(shape[..leading]);
        int rows = dy.Length / map.OutShape[^1] / items;
        fixed (float* pdy = dy, pdx = dx)
            workers.For(items, Grain.For(dy.Length / items), new PadGradBody(map, StridedCopy.Contiguous(shape), rows, pdy, pdx));
    }
}

/// <summary>Fills rows of the padded tensor.</summary>
internal readonly unsafe struct PadBody<T>(PadMap map, nint[] strides, T value, T* x, T* y) : IBody where T : unmanaged
{
    public void Run(int start, int end)
    {
        ReadOnlySpan<int> inner = map[strides.Length - 1];
        for (int row = start; row < end; row++)
        {
            T* to = y + (nint)row * inner.Length;
            nint from = PadRow.Source(map, strides, row);
            if (from < 0) new Span<T>(to, inner.Length).Fill(value);
            else for (int i = 0; i < inner.Length; i++) to[i] = inner[i] < 0 ? value : x[from + inner[i]];
        }
    }
}

/// <summary>Adds rows of the padded tensor to the elements they came from, in index order.</summary>
internal readonly unsafe struct PadGradBody(PadMap map, nint[] strides, int rows, float* dy, float* dx) : IBody
{
    public void Run(int start, int end)
    {
        ReadOnlySpan<int> inner = map[strides.Length - 1];
        for (int row = start * rows; row < end * rows; row++)
        {
            nint to = PadRow.Source(map, strides, row);
            if (to < 0) continue;
            float* from = dy + (nint)row * inner.Length;
            for (int i = 0; i < inner.Length; i++)
                if (inner[i] >= 0) dx[to + inner[i]] += from[i];
        }
    }
}

/// <summary>Finds rows of the padded tensor in the tensor.</summary>
internal static class PadRow
{
    /// <summary>The offset of the row that padded row <paramref name="row"/> copies, or −1 if it is constant.</summary>
    public static nint Source(PadMap map, nint[] strides, int row)
    {
        nint from = 0;
        for (int axis = strides.Length - 2; axis >= 0; axis--)
        {
            (row, int at) = Math.DivRem(row, map[axis].Length);
            int source = map[axis][at];
            if (source < 0) return -1;
            from += source * strides[axis];
        }

        return from;
    }
}
