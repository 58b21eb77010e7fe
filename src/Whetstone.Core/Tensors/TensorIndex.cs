namespace Whetstone;

/// <summary>What may stand between the brackets of <c>x[…]</c>: a position, a range, a range with a step, a new axis, or the rest.</summary>
public readonly struct TensorIndex
{
    private TensorIndex(Kind kind, Range range = default, int step = 1) => (Type, Range, Step) = (kind, range, step);

    internal enum Kind
    {
        Position,
        Range,
        NewAxis,
        Ellipsis,
    }

    /// <summary>All axes that are not named otherwise, as NumPy's <c>...</c>.</summary>
    public static TensorIndex Ellipsis => new(Kind.Ellipsis);

    /// <summary>A new axis of extent 1, as NumPy's <c>None</c>.</summary>
    public static TensorIndex NewAxis => new(Kind.NewAxis);

    internal Kind Type { get; }

    internal Range Range { get; }

    internal int Step { get; }

    /// <summary>One position; negative ones count from the end. The axis disappears.</summary>
    public static implicit operator TensorIndex(int position) => position < 0 ? new Index(-position, fromEnd: true) : new Index(position);

    /// <summary>One position, also from the end. The axis disappears.</summary>
    public static implicit operator TensorIndex(Index position) => new(Kind.Position, new Range(position, position));

    /// <summary>The positions of a range.</summary>
    public static implicit operator TensorIndex(Range range) => new(Kind.Range, range);

    /// <summary>Every <paramref name="step"/>-th position of a range; a negative step runs backwards from its last.</summary>
    public static TensorIndex Every(int step, Range range)
    {
        ArgumentOutOfRangeException.ThrowIfZero(step);
        return new(Kind.Range, range, step);
    }

    /// <summary>Every <paramref name="step"/>-th position of the whole axis; a negative step runs backwards from its last.</summary>
    public static TensorIndex Every(int step) => Every(step, Range.All);
}
