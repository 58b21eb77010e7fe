using System.Runtime.CompilerServices;

namespace Whetstone;

/// <summary>One step an axis, compared by value.</summary>
[CollectionBuilder(typeof(Steps), nameof(Create))]
public readonly struct Steps : IEquatable<Steps>
{
    private readonly int[]? steps;

    private Steps(int[] steps) => this.steps = steps;

    /// <summary>Number of axes.</summary>
    public int Count => steps?.Length ?? 0;

    /// <summary>The steps.</summary>
    public ReadOnlySpan<int> Span => steps;

    /// <summary>The step of an axis.</summary>
    public int this[int axis] => Span[axis];

    /// <summary>What a collection expression calls.</summary>
    public static Steps Create(ReadOnlySpan<int> steps) => new(steps.ToArray());

    /// <summary>Whether all steps agree.</summary>
    public static bool operator ==(Steps a, Steps b) => a.Equals(b);

    /// <summary>Whether any step differs.</summary>
    public static bool operator !=(Steps a, Steps b) => !a.Equals(b);

    /// <summary>The steps in order.</summary>
    public ReadOnlySpan<int>.Enumerator GetEnumerator() => Span.GetEnumerator();

    /// <inheritdoc/>
    public bool Equals(Steps other) => Span.SequenceEqual(other.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Steps other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        HashCode hash = default;
        foreach (int step in Span) hash.Add(step);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"[{string.Join(", ", steps ?? [])}]";
}
