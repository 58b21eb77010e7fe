namespace Whetstone.Kernels;

/// <summary>A copy between two strided views of one shape, with as few axes as will do.</summary>
/// <remarks>
/// Axes of length 1 are dropped, and neighbours are merged where both views step through them as through one axis.
/// Strides may be 0 (repetition, in x only) or negative.
/// </remarks>
internal sealed class StridedLoop
{
    private readonly List<Axis> axes = [];

    /// <summary>Plans the copy of <paramref name="shape"/> with the strides of both views, in elements.</summary>
    public StridedLoop(ReadOnlySpan<int> shape, ReadOnlySpan<nint> xStrides, ReadOnlySpan<nint> yStrides)
    {
        for (int i = 0; i < shape.Length; i++)
        {
            if (shape[i] == 0) Empty = true;
            if (shape[i] == 1) continue;
            Axis axis = new(shape[i], xStrides[i], yStrides[i]);
            if (axes.Count > 0 && axes[^1].Holds(axis)) axes[^1] = axis with { Length = axes[^1].Length * axis.Length };
            else axes.Add(axis);
        }

        if (axes.Count == 0) axes.Add(new(1, 1, 1));
    }

    /// <summary>Whether there is nothing to copy.</summary>
    public bool Empty { get; }

    /// <summary>Takes out the axis that is visited inside the loop.</summary>
    public Axis TakeInner()
    {
        Axis inner = axes[^1];
        axes.RemoveAt(axes.Count - 1);
        return inner;
    }

    /// <summary>Takes out the axis along which x has neighbours, if there is one.</summary>
    public Axis? TakeNeighbours()
    {
        int found = axes.FindIndex(axis => axis.X == 1);
        if (found < 0) return null;
        Axis axis = axes[found];
        axes.RemoveAt(found);
        return axis;
    }

    /// <summary>The axes that are left, outermost first.</summary>
    public Axis[] Rest() => [.. axes];

    /// <summary>One axis: its length and its strides in both views.</summary>
    internal readonly record struct Axis(int Length, nint X, nint Y)
    {
        public bool Holds(Axis next) => X == next.X * next.Length && Y == next.Y * next.Length;
    }
}
