using System.Collections;
using System.Runtime.CompilerServices;

namespace Whetstone;

/// <summary>The extents of a tensor, outermost axis first. Rank 0 is a single number; an extent of 0 makes the tensor empty.</summary>
[CollectionBuilder(typeof(Shape), nameof(Create))]
public readonly partial struct Shape : IEquatable<Shape>, IReadOnlyList<int>
{
    private readonly int[]? extents;
    private readonly int size;

    /// <summary>A shape of the given extents.</summary>
    /// <exception cref="ArgumentException">An extent is negative, or the element count exceeds 2³¹ − 1.</exception>
    public Shape(params ReadOnlySpan<int> extents)
    {
        this.extents = extents.ToArray();
        long length = 1;
        bool empty = extents.Contains(0);
        foreach (int extent in extents)
        {
            if (extent < 0) throw new ArgumentException($"shape [{string.Join(", ", this.extents)}] has a negative extent{(extent == Unknown ? "; an extent that is unknown until a graph runs cannot be used here" : "")}");
            length = empty ? 0 : length * extent;
            if (length > int.MaxValue) throw new ArgumentException($"shape [{string.Join(", ", this.extents)}] holds more than 2,147,483,647 elements");
        }
        size = (int)length;
    }

    /// <summary>The shape of a single number.</summary>
    public static Shape Scalar => new([]);

    /// <summary>Number of axes.</summary>
    public int Rank => extents?.Length ?? 0;

    /// <summary>Number of elements, the product of the extents.</summary>
    /// <exception cref="ShapeException">An extent is unknown.</exception>
    public int Size => extents is null ? 1 : size >= 0 ? size : throw new ShapeException($"the number of elements of shape {this} is unknown until the graph runs");

    /// <summary>Number of axes, under the name by which collections are counted.</summary>
    public int Count => Rank;

    /// <summary>The extent of <paramref name="axis"/>; negative axes count from the end.</summary>
    /// <exception cref="ShapeException">It is unknown.</exception>
    public int this[int axis] => Known(axis < 0 ? axis + Rank : axis);

    /// <summary>The extent of an axis, also from the end: <c>shape[^1]</c>.</summary>
    /// <exception cref="ShapeException">It is unknown.</exception>
    public int this[Index axis] => Known(axis.GetOffset(Rank));

    /// <summary>Some neighbouring extents as a shape of their own.</summary>
    public Shape this[Range axes] => Like(Span[axes]);

    /// <summary>The extents.</summary>
    public ReadOnlySpan<int> Span => extents;

    /// <summary>A shape of the given extents; what a collection expression calls.</summary>
    public static Shape Create(ReadOnlySpan<int> extents) => new(extents);

    /// <summary>Takes an array of extents for a shape.</summary>
    public static implicit operator Shape(int[] extents) => new(extents);

    /// <summary>Whether all extents agree.</summary>
    public static bool operator ==(Shape a, Shape b) => a.Equals(b);

    /// <summary>Whether any extent differs.</summary>
    public static bool operator !=(Shape a, Shape b) => !a.Equals(b);

    /// <summary>The axis counted from the front.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such axis.</exception>
    public int Axis(int axis)
    {
        int positive = axis < 0 ? axis + Rank : axis;
        return (uint)positive < (uint)Rank ? positive
            : throw new ArgumentOutOfRangeException(nameof(axis), $"axis {axis} is outside the {Rank} axes of {this}");
    }

    /// <summary>This shape with the extent of one axis replaced.</summary>
    public Shape With(int axis, int extent)
    {
        int[] copy = ToArray();
        copy[Axis(axis)] = extent;
        return Like(copy);
    }

    /// <summary>Product of the extents before <paramref name="axis"/>.</summary>
    public int Outer(int axis) => ProductOf(Span[..axis]);

    /// <summary>Product of the extents after <paramref name="axis"/>.</summary>
    public int Inner(int axis) => ProductOf(Span[(axis + 1)..]);

    /// <summary>The shape that both broadcast to, aligned at the last axis; false if they do not fit.</summary>
    public static bool TryBroadcast(Shape a, Shape b, out Shape result)
    {
        int rank = Math.Max(a.Rank, b.Rank);
        int[] extents = new int[rank];
        for (int i = 1; i <= rank; i++)
        {
            int x = i <= a.Rank ? a[^i] : 1, y = i <= b.Rank ? b[^i] : 1;
            if (x != y && x != 1 && y != 1)
            {
                result = default;
                return false;
            }
            extents[rank - i] = x == 1 ? y : x;
        }
        result = new(extents);
        return true;
    }

    /// <summary>A copy of the extents.</summary>
    public int[] ToArray() => Span.ToArray();

    /// <inheritdoc/>
    public bool Equals(Shape other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Shape other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int extent in Span) hash.Add(extent);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<int> GetEnumerator() => ((IEnumerable<int>)(extents ?? [])).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The extents in brackets: <c>[2, 3]</c>.</summary>
    public override string ToString() => $"[{string.Join(", ", (extents ?? []).Select(n => n == Unknown ? "?" : $"{n}"))}]";

    private static int ProductOf(ReadOnlySpan<int> extents)
    {
        int product = 1;
        foreach (int extent in extents) product *= extent >= 0 ? extent : throw new ShapeException($"an extent of {Partial(extents)} is unknown until the graph runs");
        return product;
    }
}
