using System.Buffers;

namespace Whetstone.Ops;

/// <summary>A reduction over any axes as a chain of reductions over the middle of [outer, n, inner], one a run of neighbouring axes.</summary>
public static class AxisRuns
{
    /// <summary>Reduces x [outer, n, inner] to y [outer, inner].</summary>
    public delegate void Step<T>(int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y);

    /// <summary>The chain, last run first; at least one step, which copies if nothing is reduced.</summary>
    /// <param name="extents">Extents in memory order.</param>
    /// <param name="reduced">Which of them are reduced.</param>
    public static List<(int Outer, int N, int Inner)> Of(ReadOnlySpan<int> extents, ReadOnlySpan<bool> reduced)
    {
        // Neighbours of one kind are one axis, and an axis of extent 1 is none.
        List<(int Extent, bool Reduced)> merged = [];
        for (int i = 0; i < extents.Length; i++)
        {
            if (extents[i] == 1) continue;
            if (merged.Count > 0 && merged[^1].Reduced == reduced[i]) merged[^1] = (merged[^1].Extent * extents[i], reduced[i]);
            else merged.Add((extents[i], reduced[i]));
        }

        List<(int Outer, int N, int Inner)> runs = [];
        for (int last; (last = merged.FindLastIndex(axis => axis.Reduced)) >= 0; merged.RemoveAt(last))
            runs.Add((Product(merged[..last]), merged[last].Extent, Product(merged[(last + 1)..])));
        if (runs.Count == 0) runs.Add((1, 1, Product(merged)));
        return runs;
    }

    /// <summary>Reduces <paramref name="x"/> to <paramref name="y"/>: the first run by one kernel, what it leaves by another.</summary>
    /// <param name="extents">Extents of x in memory order.</param>
    /// <param name="reduced">Which of them are reduced.</param>
    /// <param name="x">Input.</param>
    /// <param name="y">Output, its axes in the order of the ones that are left.</param>
    /// <param name="first">Reduces elements of x.</param>
    /// <param name="rest">Reduces results of <paramref name="first"/>; itself if omitted.</param>
    public static void Reduce<T>(ReadOnlySpan<int> extents, ReadOnlySpan<bool> reduced, ReadOnlySpan<T> x, Span<T> y, Step<T> first, Step<T>? rest = null)
    {
        ArgumentNullException.ThrowIfNull(first);
        Reduce(Of(extents, reduced), x, y, new Delegates<T>(first, rest ?? first));
    }

    /// <summary>Reduces <paramref name="x"/> to <paramref name="y"/> along a chain that <see cref="Of"/> made.</summary>
    public static void Reduce<T, TStep>(IReadOnlyList<(int Outer, int N, int Inner)> runs, ReadOnlySpan<T> x, Span<T> y, TStep step) where TStep : struct, IReduceStep<T>
    {
        ArgumentNullException.ThrowIfNull(runs);
        T[]? rented = null;
        for (int i = 0; i < runs.Count; i++)
        {
            (int outer, int n, int inner) = runs[i];
            T[]? between = i == runs.Count - 1 ? null : ArrayPool<T>.Shared.Rent(outer * inner);
            Span<T> to = between is null ? y : between.AsSpan(0, outer * inner);
            step.Run(i == 0, outer, n, inner, x, to);
            if (rented is not null) ArrayPool<T>.Shared.Return(rented);
            x = to;
            rented = between;
        }
    }

    private readonly struct Delegates<T>(Step<T> first, Step<T> rest) : IReduceStep<T>
    {
        public void Run(bool isFirst, int outer, int n, int inner, ReadOnlySpan<T> x, Span<T> y) => (isFirst ? first : rest)(outer, n, inner, x, y);
    }

    private static int Product(List<(int Extent, bool Reduced)> axes)
    {
        int product = 1;
        foreach ((int extent, _) in axes) product *= extent;
        return product;
    }
}
