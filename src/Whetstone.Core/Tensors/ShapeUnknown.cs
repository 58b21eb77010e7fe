namespace Whetstone;

/// <content>Extents that only a run of a graph tells: TensorFlow's <c>None</c>.</content>
public readonly partial struct Shape
{
    /// <summary>Stands for an extent that is unknown until a graph runs, as the batch size often is.</summary>
    public const int Unknown = -1;

    private Shape(int[] extents, int size) => (this.extents, this.size) = (extents, size);

    /// <summary>Whether every extent is known. Only symbols of graphs have shapes with unknown extents.</summary>
    public bool IsKnown => extents is null || size >= 0;

    /// <summary>A shape in which extents of <see cref="Unknown"/> (−1) are unknown until a graph runs.</summary>
    /// <remarks>Reading an unknown extent, or the number of elements, is an error: nothing may be built on a number that is not there yet.</remarks>
    /// <exception cref="ArgumentException">An extent is below −1.</exception>
    public static Shape Partial(params ReadOnlySpan<int> extents)
    {
        if (!extents.Contains(Unknown)) return new(extents);
        foreach (int extent in extents)
            if (extent < Unknown) throw new ArgumentException($"shape [{string.Join(", ", extents.ToArray())}] has a negative extent");
        return new(extents.ToArray(), Unknown);
    }

    /// <summary>Whether a tensor of shape <paramref name="known"/> is one of this shape: equal where this one is known.</summary>
    public bool Allows(Shape known)
    {
        if (known.Rank != Rank) return false;
        for (int i = 0; i < Rank; i++) if (Span[i] != Unknown && Span[i] != known.Span[i]) return false;
        return true;
    }

    private Shape Like(ReadOnlySpan<int> part) => IsKnown ? new(part) : Partial(part);

    private int Known(int axis) => Span[axis] is >= 0 and int extent ? extent
        : throw new ShapeException($"axis {axis} of shape {this} is unknown until the graph runs, so nothing can be computed from it before; " +
                                   "name the extent, leave it open with Reshape(−1), or do the computation inside a function of the graph");
}
