using System.Runtime.CompilerServices;

namespace Whetstone;

/// <summary>The axes of a reduction: one (<c>1</c>), several (<c>[0, 2, 3]</c>), or all if none are named. Negative axes count from the end.</summary>
[CollectionBuilder(typeof(Axes), nameof(Create))]
public readonly struct Axes : IEquatable<Axes>
{
    private readonly int[]? axes;

    private Axes(int[] axes) => this.axes = axes;

    /// <summary>Every axis.</summary>
    public static Axes All => default;

    /// <summary>Number of axes named; 0 means all.</summary>
    public int Count => axes?.Length ?? 0;

    /// <summary>The axes as they were named.</summary>
    public ReadOnlySpan<int> Span => axes;

    /// <summary>What a collection expression calls.</summary>
    public static Axes Create(ReadOnlySpan<int> axes) => new(axes.ToArray());

    /// <summary>One axis.</summary>
    public static implicit operator Axes(int axis) => new([axis]);

    /// <summary>Several axes.</summary>
    public static implicit operator Axes(int[] axes) => Create(axes);

    /// <summary>Whether the same axes are named in the same way.</summary>
    public static bool operator ==(Axes a, Axes b) => a.Equals(b);

    /// <summary>Whether other axes are named.</summary>
    public static bool operator !=(Axes a, Axes b) => !a.Equals(b);

    /// <summary>For each axis of <paramref name="shape"/> whether it is among these.</summary>
    /// <exception cref="ShapeException">An axis is named twice.</exception>
    public bool[] Of(Shape shape)
    {
        bool[] reduced = new bool[shape.Rank];
        if (Count == 0) Array.Fill(reduced, true);
        foreach (int axis in Span)
        {
            int at = shape.Axis(axis);
            if (reduced[at]) throw new ShapeException($"axes {this} name axis {at} of {shape} twice");
            reduced[at] = true;
        }
        return reduced;
    }

    /// <summary>What is left of <paramref name="shape"/>: without these axes, or with extent 1 in their place.</summary>
    public Shape Reduced(Shape shape, bool keepDims)
    {
        bool[] reduced = Of(shape);
        List<int> left = [];
        for (int i = 0; i < reduced.Length; i++)
            if (!reduced[i]) left.Add(shape[i]);
            else if (keepDims) left.Add(1);
        return new([.. left]);
    }

    /// <summary>How many elements of a tensor of <paramref name="shape"/> make one result.</summary>
    public int CountOf(Shape shape)
    {
        bool[] reduced = Of(shape);
        int count = 1;
        for (int i = 0; i < reduced.Length; i++) if (reduced[i]) count *= shape[i];
        return count;
    }

    /// <summary>The axes in order.</summary>
    public ReadOnlySpan<int>.Enumerator GetEnumerator() => Span.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Axes other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Axes other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int axis in Span) hash.Add(axis);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => Count == 0 ? "all" : $"[{string.Join(", ", axes!)}]";
}
