namespace Whetstone.Kernels;

/// <content>The kinds of copies.</content>
public sealed partial class CopyPlan
{
    /// <summary>Reorders axes: axis i of y is axis <c>axes[i]</c> of x.</summary>
    /// <param name="shape">Shape of x.</param>
    /// <param name="axes">A permutation of 0 to rank − 1; y has the shape in the new order.</param>
    public static CopyPlan Permute(ReadOnlySpan<int> shape, ReadOnlySpan<int> axes)
    {
        View x = View.Whole(shape);
        int[] outShape = new int[shape.Length];
        nint[] strides = new nint[shape.Length];
        for (int i = 0; i < outShape.Length; i++)
        {
            if (axes.Length != shape.Length || axes.IndexOf(i) < 0)
                throw new ArgumentException($"axes [{string.Join(", ", axes.ToArray())}] are no permutation of {shape.Length} axes");
            (outShape[i], strides[i]) = (shape[axes[i]], x.Strides[axes[i]]);
        }

        return new(outShape, x with { Strides = strides }, View.Whole(outShape));
    }

    /// <summary>Copies a window: <c>y[i, j, …] = x[start + i · step, …]</c>.</summary>
    /// <param name="shape">Shape of x.</param>
    /// <param name="start">First index along each axis of x.</param>
    /// <param name="step">Step along each axis; may be negative.</param>
    /// <param name="window">Shape of y.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window leaves x.</exception>
    public static CopyPlan Slice(ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> window) =>
        new(window, Window(shape, start, step, window), View.Whole(window));

    /// <summary>The adjoint of <see cref="Slice"/>: <c>y[start + i · step, …] = x[i, j, …]</c>; the rest of y stays as it is.</summary>
    /// <param name="shape">Shape of y.</param>
    /// <param name="start">First index along each axis of y.</param>
    /// <param name="step">Step along each axis, not 0; may be negative.</param>
    /// <param name="window">Shape of x.</param>
    /// <exception cref="ArgumentOutOfRangeException">The window leaves y.</exception>
    public static CopyPlan SliceInto(ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> window) =>
        step.Contains(0) ? throw new ArgumentException("a step of 0 would write one element many times")
            : new(window, View.Whole(window), Window(shape, start, step, window));

    /// <summary>Repeats x along axes of length 1, and along new axes in front.</summary>
    /// <param name="shape">Shape of x.</param>
    /// <param name="outShape">Shape of y; its last axes equal those of x, or those of x are 1.</param>
    public static CopyPlan Broadcast(ReadOnlySpan<int> shape, ReadOnlySpan<int> outShape)
    {
        View x = View.Whole(shape);
        nint[] strides = new nint[outShape.Length];
        int more = outShape.Length - shape.Length;
        for (int i = 0; i < shape.Length; i++)
        {
            if (more < 0 || (shape[i] != 1 && shape[i] != outShape[more + i]))
                throw new ArgumentException($"[{string.Join(", ", shape.ToArray())}] does not broadcast to [{string.Join(", ", outShape.ToArray())}]");
            strides[more + i] = shape[i] == 1 ? 0 : x.Strides[i];
        }

        return new(outShape, x with { Strides = strides }, View.Whole(outShape));
    }

    private static View Window(ReadOnlySpan<int> shape, ReadOnlySpan<int> start, ReadOnlySpan<int> step, ReadOnlySpan<int> window)
    {
        SpanSize.Check(shape.Length, start.Length, nameof(start));
        SpanSize.Check(shape.Length, step.Length, nameof(step));
        SpanSize.Check(shape.Length, window.Length, "the window's shape");
        View whole = View.Whole(shape);

        // A window with no elements touches nothing, wherever it lies.
        if (window.Contains(0)) return whole;
        nint first = 0;
        nint[] strides = whole.Strides;
        for (int i = 0; i < shape.Length; i++)
        {
            long last = start[i] + (window[i] - 1L) * step[i];
            if ((uint)start[i] >= (uint)shape[i] || last < 0 || last >= shape[i])
                throw new ArgumentOutOfRangeException(null, $"indices {start[i]} to {last} of axis {i} are outside [0, {shape[i]})");
            first += start[i] * strides[i];
            strides[i] *= step[i];
        }

        return whole with { First = first };
    }
}
