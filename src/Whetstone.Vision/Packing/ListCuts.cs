using Whetstone.Data;

namespace Whetstone.Vision;

/// <summary>How a list is shuffled and cut into lists for chunks, training, validation and testing, as MXNet's im2rec does.</summary>
public sealed record ListCuts
{
    /// <summary>Pieces of about the same length; each becomes files of its own.</summary>
    public int Chunks { get; init; } = 1;

    /// <summary>The part of each chunk for training, from 0 to 1. What is left beside training and testing is for validation.</summary>
    public double TrainRatio { get; init; } = 1;

    /// <summary>The part of each chunk for testing, from 0 to 1.</summary>
    public double TestRatio { get; init; }

    /// <summary>Whether the list is shuffled before it is cut.</summary>
    public bool Shuffle { get; init; } = true;

    /// <summary>Determines the order.</summary>
    public ulong Seed { get; init; } = 100;

    /// <summary>The lists by what their names have after the prefix: nothing, or such as <c>_0</c>, <c>_train</c>, <c>_1_val</c>.</summary>
    /// <exception cref="ArgumentException">The ratios are no parts of a whole, or there are fewer entries than chunks.</exception>
    public IReadOnlyList<(string Suffix, IReadOnlyList<ListEntry> Entries)> Apply(IReadOnlyList<ListEntry> list)
    {
        ArgumentNullException.ThrowIfNull(list);
        Check(list.Count);
        int[] order = Shuffle ? new RandomSampler(list.Count, Seed).Indices(0) : [.. Enumerable.Range(0, list.Count)];
        int size = (list.Count + Chunks - 1) / Chunks;
        List<(string, IReadOnlyList<ListEntry>)> lists = [];
        for (int i = 0; i < Chunks; i++)
        {
            ListEntry[] chunk = [.. order.Skip(i * size).Take(size).Select(p => list[p])];
            foreach ((string part, ListEntry[] entries) in Parts(chunk, size)) lists.Add(((Chunks > 1 ? $"_{i}" : "") + part, entries));
        }
        return [.. lists.Where(l => l.Item2.Count > 0)];
    }

    private IEnumerable<(string Part, ListEntry[] Entries)> Parts(ListEntry[] chunk, int size)
    {
        if (TrainRatio == 1)
        {
            yield return ("", chunk);
            yield break;
        }
        // Of the full size, even in a shorter last chunk.
        int test = Math.Min((int)(size * TestRatio), chunk.Length), train = Math.Min((int)(size * TrainRatio), chunk.Length - test);
        bool whole = TrainRatio + TestRatio >= 1;
        yield return ("_test", chunk[..test]);
        yield return ("_train", whole ? chunk[test..] : chunk[test..(test + train)]);
        if (!whole) yield return ("_val", chunk[(test + train)..]);
    }

    private void Check(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(Chunks, 1);
        if (!(TrainRatio >= 0 && TestRatio >= 0 && TrainRatio + TestRatio <= 1 + 1e-9)) throw new ArgumentException($"the parts for training ({TrainRatio}) and testing ({TestRatio}) must not be negative, and together at most 1");
        if (count < Chunks) throw new ArgumentException($"{count} images do not make {Chunks} chunks");
    }
}
