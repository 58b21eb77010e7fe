namespace Whetstone.Compiler;

/// <summary>Places pieces of memory so that those needed at the same time do not overlap, in as little room as a greedy rule finds.</summary>
/// <remarks>The largest first, each in the smallest gap that holds it (Pisarchyk and Lee, "Efficient memory management for deep neural net inference", 2020).</remarks>
internal static class Arena
{
    /// <summary>The start of each piece, and the size of the whole.</summary>
    internal static (Dictionary<int, long> Starts, long Bytes) Place(IEnumerable<Lifetime> pieces)
    {
        List<(Lifetime Life, long Start, long End)> placed = [];
        Dictionary<int, long> starts = [];
        long bytes = 0;
        foreach (Lifetime life in pieces.OrderByDescending(p => p.Bytes).ThenBy(p => p.First).ThenBy(p => p.Root))
        {
            long size = MemoryPlan.Aligned(life.Bytes), start = Gap([.. placed.Where(p => p.Life.Meets(life)).Select(p => (p.Start, p.End)).Order()], size);
            placed.Add((life, start, start + size));
            starts[life.Root] = start;
            bytes = Math.Max(bytes, start + size);
        }
        return (starts, bytes);
    }

    private static long Gap(IReadOnlyList<(long Start, long End)> taken, long size)
    {
        long best = -1, room = long.MaxValue, end = 0;
        foreach ((long from, long to) in taken)
        {
            if (from - end >= size && from - end < room) (best, room) = (end, from - end);
            end = Math.Max(end, to);
        }
        return best < 0 ? end : best;
    }
}
